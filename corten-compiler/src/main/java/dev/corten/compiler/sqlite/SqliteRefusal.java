package dev.corten.compiler.sqlite;

import dev.corten.compiler.describe.Description;
import dev.corten.compiler.sql.WrittenName;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What SQLite refuses, in the words and codes that the checks know. SQLite names what it stumbled over but not where: that
 * is looked for in the statement.
 */
final class SqliteRefusal {
    /** {@code [SQLITE_ERROR] SQL error or missing database (no such column: titel)}. */
    private static final Pattern MESSAGE = Pattern.compile("^\\[\\w+][^(]*\\((.*)\\)$", Pattern.DOTALL);

    private static final Pattern NO_COLUMN = Pattern.compile("^no such column: (?:(.*)\\.)?([^.]+)$", Pattern.DOTALL);
    private static final Pattern NO_COLUMN_NAMED =
            Pattern.compile("^table (.+) has no column named (.+)$", Pattern.DOTALL);
    private static final Pattern NO_TABLE = Pattern.compile("^no such table: (.+)$", Pattern.DOTALL);
    private static final Pattern NEAR = Pattern.compile("^near \"(.+)\": syntax error$", Pattern.DOTALL);
    private static final Pattern UNRECOGNIZED = Pattern.compile("^unrecognized token: \"(.+)\"$", Pattern.DOTALL);

    /** Whatever else has a name at its end: {@code no such function: foo}, {@code ambiguous column name: id}. */
    private static final Pattern NAMED = Pattern.compile("(?:: |\\b(?=\\w+\\(\\)))([^: ]+?)(?:\\(\\))?$");

    private final Connection connection;
    private final String sql;

    SqliteRefusal(Connection connection, String sql) {
        this.connection = connection;
        this.sql = sql;
    }

    Description.Refused explain(SQLException refused) {
        String message = message(refused);
        Matcher matcher = NO_COLUMN.matcher(message);
        if (matcher.find()) {
            String table = matcher.group(1);
            String column = matcher.group(2);
            return table == null
                    ? refused("42703", "column \"%s\" does not exist".formatted(column), WrittenName.find(sql, column))
                    : refused(
                            "42703",
                            "column %s.%s does not exist".formatted(table, column),
                            WrittenName.find(sql, table, column));
        }
        matcher = NO_COLUMN_NAMED.matcher(message);
        if (matcher.find()) {
            return refused(
                    "42703",
                    "column \"%s\" of table \"%s\" does not exist".formatted(matcher.group(2), matcher.group(1)),
                    WrittenName.find(sql, matcher.group(2)));
        }
        matcher = NO_TABLE.matcher(message);
        if (matcher.find()) {
            String table = matcher.group(1).replaceFirst("^main\\.", "");
            return refused("42P01", "table \"%s\" does not exist".formatted(table), WrittenName.find(sql, table));
        }
        matcher = NEAR.matcher(message);
        if (matcher.find()) {
            return refused("42601", "syntax error near \"%s\"".formatted(matcher.group(1)), near(matcher.group(1)));
        }
        matcher = UNRECOGNIZED.matcher(message);
        if (matcher.find()) {
            return refused("42601", message, sql.indexOf(matcher.group(1)));
        }
        if (message.equals("incomplete input")) {
            return refused("42601", "the statement is not complete", sql.length());
        }
        matcher = NAMED.matcher(message);
        return refused("", message, matcher.find() ? WrittenName.find(sql, matcher.group(1)) : -1);
    }

    private static Description.Refused refused(String sqlState, String message, int position) {
        return new Description.Refused(sqlState, message, null, null, position);
    }

    private static String message(SQLException refused) {
        String message = String.valueOf(refused.getMessage());
        Matcher matcher = MESSAGE.matcher(message);
        return matcher.find() ? matcher.group(1) : message;
    }

    /**
     * Where a token stands that SQLite stumbles over: where the statement, cut off after it, is refused for the same
     * reason. Before that place it is merely not complete.
     */
    private int near(String token) {
        for (int at = sql.indexOf(token); at >= 0; at = sql.indexOf(token, at + 1)) {
            try (PreparedStatement _ = connection.prepareStatement(sql.substring(0, at + token.length()))) {
                // A statement that ends here is one.
            } catch (SQLException refused) {
                if (message(refused).equals("near \"%s\": syntax error".formatted(token))) {
                    return at;
                }
            }
        }
        return -1;
    }
}
