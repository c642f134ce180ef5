package dev.corten.compiler.database;

import dev.corten.compiler.describe.Description;

/**
 * What a check needs to know of a statement.
 *
 * @param description what PostgreSQL says of it
 * @param hinted whether PostgreSQL had to be told the types of the parameters to understand it
 * @param names what could have been meant; only where a table or column was not found
 */
public record Answer(Description description, boolean hinted, SchemaNames names) {}
