package dev.corten.compiler.mariadb;

import dev.corten.compiler.describe.PgType;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The types of MariaDB as the ones of PostgreSQL that hold the same values, under their own names. */
final class MariaDbTypes {
    private static final Map<String, Integer> SAME = Map.ofEntries(
            Map.entry("BOOLEAN", 16),
            Map.entry("BIT", 16),
            Map.entry("TINYINT", 21),
            Map.entry("TINYINT UNSIGNED", 21),
            Map.entry("SMALLINT", 21),
            Map.entry("SMALLINT UNSIGNED", 23),
            Map.entry("MEDIUMINT", 23),
            Map.entry("MEDIUMINT UNSIGNED", 23),
            Map.entry("INTEGER", 23),
            Map.entry("INTEGER UNSIGNED", 20),
            Map.entry("BIGINT", 20),
            Map.entry("BIGINT UNSIGNED", 1700),
            Map.entry("DECIMAL", 1700),
            Map.entry("FLOAT", 700),
            Map.entry("DOUBLE", 701),
            Map.entry("CHAR", 25),
            Map.entry("VARCHAR", 25),
            Map.entry("TINYTEXT", 25),
            Map.entry("TEXT", 25),
            Map.entry("MEDIUMTEXT", 25),
            Map.entry("LONGTEXT", 25),
            Map.entry("JSON", 25),
            Map.entry("BINARY", 17),
            Map.entry("VARBINARY", 17),
            Map.entry("TINYBLOB", 17),
            Map.entry("BLOB", 17),
            Map.entry("MEDIUMBLOB", 17),
            Map.entry("LONGBLOB", 17),
            Map.entry("UUID", 2950),
            Map.entry("TIMESTAMP", 1184),
            Map.entry("DATETIME", 1114),
            Map.entry("DATE", 1082),
            Map.entry("TIME", 1083));

    private MariaDbTypes() {}

    /** The type that the driver calls {@code name}; of one that is not known nothing can be read. */
    static PgType of(String name) {
        String upper = name.toUpperCase(Locale.ROOT);
        int oid = SAME.getOrDefault(upper, 0);
        return new PgType(
                oid, upper.toLowerCase(Locale.ROOT), oid == 0 ? PgType.Kind.PSEUDO : PgType.Kind.BASE, List.of(), null);
    }

    /** {@code enum('a','it''s')} with its labels. */
    static PgType enumeration(String column, List<String> labels) {
        return new PgType(0, column, PgType.Kind.ENUM, labels, null);
    }
}
