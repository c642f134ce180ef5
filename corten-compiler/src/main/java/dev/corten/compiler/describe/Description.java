package dev.corten.compiler.describe;

import dev.corten.compiler.describe.nullness.PassedNull;
import dev.corten.compiler.describe.nullness.Rows;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What PostgreSQL says of a statement. */
public sealed interface Description {
    /** In {@link Accepted#uses}: that an answer depends on all of the schema, or it is not known on what. */
    String ALL = "*";

    /**
     * The statement is right.
     *
     * @param parameters {@code $1}, {@code $2}, … in order
     * @param columns the columns of its result in order; empty for a statement without rows
     * @param rows how many rows its result can have
     * @param passedNulls what becomes of a NULL that is passed for {@code $1}, {@code $2}, …; empty if that is not known
     * @param limits what the columns take that {@code $1}, {@code $2}, … are written to; empty if that is not known
     * @param leftOut the columns that are NOT NULL to which an INSERT gives neither a value nor a default
     * @param groups the columns of its result that an outer join makes NULL together
     * @param uses the parts of the schema that all of this depends on, named as in {@link Describer#schema}, or {@link #ALL}
     */
    record Accepted(
            List<PgType> parameters,
            List<Column> columns,
            Rows rows,
            List<PassedNull> passedNulls,
            List<Limit> limits,
            List<String> leftOut,
            List<Group> groups,
            List<String> uses)
            implements Description {
        /** Of which no more is known: any number of rows. */
        public Accepted(List<PgType> parameters, List<Column> columns) {
            this(parameters, columns, Rows.MANY, List.of(), List.of(), List.of(), List.of(), List.of(ALL));
        }

        /** Of a statement that leaves nothing out, and without groups. */
        public Accepted(
                List<PgType> parameters,
                List<Column> columns,
                Rows rows,
                List<PassedNull> passedNulls,
                List<String> uses) {
            this(parameters, columns, rows, passedNulls, List.of(), List.of(), List.of(), uses);
        }

        /** Copies the lists. */
        public Accepted {
            parameters = List.copyOf(parameters);
            columns = List.copyOf(columns);
            passedNulls = List.copyOf(passedNulls);
            limits = List.copyOf(limits);
            leftOut = List.copyOf(leftOut);
            groups = List.copyOf(groups);
            uses = List.copyOf(uses);
        }
    }

    /**
     * A column of the result.
     *
     * @param name its name
     * @param type its type
     * @param nullable whether it can be NULL; {@code true} whenever that is not disproved
     * @param nullableElements the same of the elements of an array; {@code true} for what is none
     */
    record Column(String name, PgType type, boolean nullable, boolean nullableElements) {
        /** Of whose elements nothing is known. */
        public Column(String name, PgType type, boolean nullable) {
            this(name, type, nullable, true);
        }

        /** The same column where it is not NULL. */
        public Column nonNull() {
            return new Column(name, type, false, nullableElements);
        }
    }

    /**
     * Columns with a common prefix that come from a row which an outer join may not have found.
     *
     * @param name the prefix: {@code author} of {@code author.id}, {@code author.name}, …
     * @param sign the column that tells: where it is NULL, all columns of the group are that can be
     * @param certain the columns of the group that are not NULL where {@code sign} is not
     */
    record Group(String name, String sign, List<String> certain) {
        /** Copies {@code certain}. */
        public Group {
            certain = List.copyOf(certain);
        }
    }

    /**
     * PostgreSQL refused the statement.
     *
     * @param sqlState the code (PostgreSQL, appendix A), as in {@code 42703}
     * @param message its message, as in {@code column "titel" does not exist}
     * @param detail its detail
     * @param hint its hint
     * @param position the character of the statement it is about, from 0, or -1 if it named none
     */
    record Refused(
            String sqlState,
            String message,
            @Nullable String detail,
            @Nullable String hint,
            int position) implements Description {}
}
