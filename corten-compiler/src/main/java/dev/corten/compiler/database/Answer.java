package dev.corten.compiler.database;

import dev.corten.compiler.describe.Description;
import dev.corten.compiler.describe.Scan;
import java.util.List;

/**
 * What a check needs to know of a statement.
 *
 * @param description what PostgreSQL says of it
 * @param hinted whether PostgreSQL had to be told the types of the parameters to understand it
 * @param names what could have been meant; only where a table or column was not found
 * @param scans the tables that it reads whole for want of an index
 */
public record Answer(Description description, boolean hinted, SchemaNames names, List<Scan> scans) {
    /** Of a statement that reads no table whole for that reason. */
    public Answer(Description description, boolean hinted, SchemaNames names) {
        this(description, hinted, names, List.of());
    }

    /** Copies the list. */
    public Answer {
        scans = List.copyOf(scans);
    }
}
