package dev.corten.compiler.sql;

import java.util.Set;
import java.util.regex.Pattern;

/** Names of tables and columns as SQL writes them. */
public final class Identifier {
    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    private static final Pattern TABLE =
            Pattern.compile("([A-Za-z_][A-Za-z0-9_$]*|\"[^\"]+\")(\\.([A-Za-z_][A-Za-z0-9_$]*|\"[^\"]+\"))?");

    /** The words that are no names without quotes (PostgreSQL 18, appendix C: reserved, some only as a column). */
    private static final Set<String> RESERVED = Set.of(
            ("all analyse analyze and any array as asc asymmetric authorization between binary both case cast check"
                            + " collate collation column concurrently constraint create cross current_catalog current_date"
                            + " current_role current_schema current_time current_timestamp current_user default deferrable"
                            + " desc distinct do else end except false fetch for foreign freeze from full grant group having"
                            + " ilike in initially inner intersect into is isnull join lateral leading left like limit"
                            + " localtime localtimestamp natural not notnull null offset on only or order outer overlaps"
                            + " placing primary references returning right select session_user similar some symmetric"
                            + " system_user table tablesample then to trailing true union unique user using variadic verbose"
                            + " when where window with")
                    .split(" "));

    private Identifier() {}

    /** The column {@code name}, in quotes where it needs them. */
    public static String column(String name) {
        return PLAIN.matcher(name).matches() && !RESERVED.contains(name)
                ? name
                : "\"" + name.replace("\"", "\"\"") + "\"";
    }

    /** Whether {@code text} is the name of a table, with its schema or without. */
    public static boolean table(String text) {
        return TABLE.matcher(text).matches();
    }
}
