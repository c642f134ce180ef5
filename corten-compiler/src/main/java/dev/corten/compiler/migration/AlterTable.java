package dev.corten.compiler.migration;

import dev.corten.compiler.sql.Token;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** The risks of {@code ALTER TABLE}: which of its actions go through all rows, and what they lock meanwhile. */
final class AlterTable {
    /** Defaults that are another value for each row, so that each row must be written. */
    private static final Set<String> VOLATILE = Set.of(
            "random",
            "gen_random_uuid",
            "uuidv4",
            "uuidv7",
            "uuid_generate_v4",
            "clock_timestamp",
            "timeofday",
            "nextval");

    private static final Set<String> SERIAL =
            Set.of("smallserial", "serial", "bigserial", "serial2", "serial4", "serial8");

    private static final String IN_STEPS = "add the column without it, fill it in batches, then set it";

    private final String table;

    /** Columns of the table that a CHECK keeps from being NULL, as far as migrations say so. */
    private final Set<String> checked;

    AlterTable(String table, Set<String> checked) {
        this.table = table;
        this.checked = checked;
    }

    /** The risks of the actions that are left in {@code statement}. */
    List<Risk> risks(Words statement) {
        return statement.parts().stream().flatMap(this::risk).toList();
    }

    private Stream<Risk> risk(Words action) {
        if (action.skip("ADD")) {
            return (constraint(action) ? addConstraint(action) : addColumn(action)).stream();
        }
        if (action.skip("ALTER")) {
            return alterColumn(action).stream();
        }
        if (action.skip("DROP")) {
            return dropColumn(action).stream();
        }
        return action.skip("RENAME") ? rename(action).stream() : Stream.empty();
    }

    private static boolean constraint(Words action) {
        if (action.skip("CONSTRAINT")) {
            action.name();
            return true;
        }
        return Stream.of("FOREIGN KEY", "CHECK", "UNIQUE", "PRIMARY KEY", "EXCLUDE")
                .anyMatch(kind -> action.text().startsWith("add " + kind.toLowerCase(Locale.ROOT)));
    }

    private Optional<Risk> addConstraint(Words action) {
        if (action.skip("FOREIGN", "KEY") || action.skip("CHECK")) {
            return action.has("NOT", "VALID")
                    ? Optional.empty()
                    : Optional.of(Risk.lock(
                            "every row of " + table + " is checked while writes to it wait",
                            "add it NOT VALID, and VALIDATE CONSTRAINT in a migration of its own",
                            action.last()));
        }
        if (action.skip("UNIQUE") || action.skip("PRIMARY", "KEY")) {
            return action.has("USING", "INDEX")
                    ? Optional.empty()
                    : Optional.of(Risk.lock(
                            "an index is built while nobody can read or write " + table,
                            "CREATE UNIQUE INDEX CONCURRENTLY in a migration of its own, then ADD CONSTRAINT … USING INDEX",
                            action.last()));
        }
        return Optional.empty();
    }

    private Optional<Risk> addColumn(Words action) {
        action.skip("COLUMN");
        action.skip("IF", "NOT", "EXISTS");
        String column = action.name();
        Token name = action.last();
        boolean serial = SERIAL.contains(action.name());
        if (serial
                || action.has("IDENTITY")
                || action.has("STORED")
                || action.has("DEFAULT") && action.calls(VOLATILE)) {
            return Optional.of(Risk.lock(
                    "every row of " + table + " is written anew for " + column
                            + ", while nobody can read or write the table",
                    IN_STEPS,
                    name));
        }
        if (action.has("NOT", "NULL") && !action.has("DEFAULT") && !action.has("GENERATED")) {
            return Optional.of(Risk.lock(
                    "rows that are there have no value for " + column + ", which is NOT NULL: this fails unless "
                            + table + " is empty",
                    "give it a DEFAULT, or add it without NOT NULL and fill it first",
                    name));
        }
        return Optional.empty();
    }

    private Optional<Risk> alterColumn(Words action) {
        action.skip("COLUMN");
        String column = action.name();
        Token name = action.last();
        if (action.skip("SET", "NOT", "NULL") && !checked.contains(column)) {
            return Optional.of(Risk.lock(
                    "every row of " + table + " is read while nobody can read or write the table",
                    "first ADD CONSTRAINT … CHECK (" + column + " IS NOT NULL) NOT VALID and VALIDATE it,"
                            + " each in a migration of its own: then this reads nothing",
                    name));
        }
        if (action.skip("SET", "DATA", "TYPE") || action.skip("TYPE")) {
            // To text mostly from varchar, which writes nothing.
            boolean toText = action.text().endsWith(" text");
            return toText
                    ? Optional.empty()
                    : Optional.of(Risk.lock(
                            "every row of " + table + " may be written anew for the type of " + column
                                    + ", while nobody can read or write the table",
                            "add another column, fill it in batches, and move to it; a longer varchar is no such change:"
                                    + " allow it",
                            name));
        }
        return Optional.empty();
    }

    private Optional<Risk> dropColumn(Words action) {
        if (action.skip("CONSTRAINT")) {
            return Optional.empty();
        }
        action.skip("COLUMN");
        action.skip("IF", "EXISTS");
        String column = action.name();
        return Optional.of(Risk.breaking(
                "the version that runs before this migration may still use " + table + "." + column, action.last()));
    }

    private Optional<Risk> rename(Words action) {
        if (action.skip("CONSTRAINT")) {
            return Optional.empty();
        }
        boolean whole = action.skip("TO");
        action.skip("COLUMN");
        String column = whole ? "" : "." + action.name();
        return Optional.of(Risk.breaking(
                "the version that runs before this migration still uses the name " + table + column, action.last()));
    }
}
