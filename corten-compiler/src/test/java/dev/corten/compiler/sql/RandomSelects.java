package dev.corten.compiler.sql;

import java.util.Collections;
import java.util.Random;
import java.util.stream.Collectors;

/** Statements on the tables {@code a} to {@code d} and the view {@code w}, of which a database refuses some. */
public final class RandomSelects {
    private final Random random;
    private final Dialect dialect;

    /** Statements of {@code dialect}, the same ones for the same {@code seed}. */
    public RandomSelects(int seed, Dialect dialect) {
        this.random = new Random(seed);
        this.dialect = dialect;
    }

    /** The next one. */
    public String next() {
        String from = from();
        String items = Collections.nCopies(1 + random.nextInt(3), "").stream()
                .map(_ -> item())
                .collect(Collectors.joining(", "));
        return "SELECT " + (random.nextInt(8) == 0 ? "DISTINCT " : "") + items + " FROM " + from
                + (random.nextBoolean() ? " WHERE " + condition() : "")
                + (random.nextInt(5) == 0 ? " GROUP BY " + one("a.n", "1", "b.n", "a.x") + rollup() : "")
                + (random.nextInt(12) == 0 ? " HAVING count(*) > 1" : "")
                + (random.nextInt(9) == 0 ? " UNION ALL SELECT " + items + " FROM " + from() : "")
                + (random.nextInt(9) == 0 ? " LIMIT " + random.nextInt(3) : "");
    }

    private String rollup() {
        return dialect == Dialect.MARIADB && random.nextInt(3) == 0 ? " WITH ROLLUP" : "";
    }

    private String from() {
        String join = one(" JOIN ", " LEFT JOIN ", " RIGHT JOIN ", " FULL JOIN ", ", ", " LEFT JOIN ");
        String other = one(
                "b",
                "a AS b",
                "w AS b",
                "(SELECT * FROM b) AS b",
                "(SELECT 1 AS n, 2 AS a, 'k' AS k) AS b",
                "(SELECT k, 1 AS n, a FROM b) AS b",
                "d",
                "c");
        return random.nextInt(3) == 0
                ? one("a", "a", "w AS a", "(SELECT * FROM a) AS a")
                : "a" + join + other + (join.equals(", ") ? "" : " ON " + condition())
                        + (random.nextInt(4) == 0 ? " LEFT JOIN d ON d.v = a.t" : "");
    }

    private String item() {
        return one(
                "a.id",
                "a.n",
                "a.x",
                "a.t AS text",
                "b.n",
                "b.n",
                "b.k",
                "n",
                "t",
                "*",
                "a.*",
                "count(*)",
                "sum(a.n)",
                "COALESCE(a.x, 0)",
                "max(b.n)",
                "(SELECT n FROM b WHERE b.n = a.x LIMIT 1)",
                "d.v",
                "c.id",
                "c.t",
                "count(*) OVER ()",
                "EXISTS (SELECT 1 FROM b)",
                dialect == Dialect.SQLITE ? "CAST(b.n AS TEXT)" : "CAST(b.n AS CHAR)",
                "NOT b.n",
                "a.n AS id",
                "b.n + a.n",
                "CASE WHEN a.x > 1 THEN b.n ELSE a.n END");
    }

    private String condition() {
        String simple = one(
                "a.id = 1",
                "b.n = 1",
                "a.x IS NOT NULL",
                "b.n IS NOT NULL",
                "b.a = a.id",
                "a.n > 1",
                "1",
                "0",
                "a.u = 'u'",
                "a.id = b.a",
                "NOT a.id = 1",
                "b.k IS NULL",
                "a.n IN (SELECT n FROM b)",
                "b.k = 'k'");
        return random.nextInt(3) > 0
                ? simple
                : simple + one(" AND ", " OR ", " AND NOT ", " AND a.n BETWEEN 0 AND ") + condition();
    }

    private String one(String... choices) {
        return choices[random.nextInt(choices.length)];
    }
}
