package dev.corten.compiler.mariadb;

import dev.corten.compiler.describe.Description;
import dev.corten.compiler.sql.WrittenName;
import java.sql.SQLException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What MariaDB refuses, in the words and codes that the checks know, where it can be found in the statement. */
final class MariaDbRefusal {
    private static final Pattern COLUMN = Pattern.compile("^Unknown column '(?:([^']*)\\.)?([^'.]*)' in ");
    private static final Pattern TABLE = Pattern.compile("^Table '(?:[^']*\\.)?([^'.]*)' doesn't exist$");
    private static final Pattern NEAR = Pattern.compile("near '(.*)' at line (\\d+)$", Pattern.DOTALL);
    private static final Pattern NAMED = Pattern.compile("(?:'|(?:FUNCTION|PROCEDURE) )(?:[^' ]*\\.)?([^' .]+)");

    private final String sql;
    private final String database;

    MariaDbRefusal(String sql, String database) {
        this.database = database;
        this.sql = sql;
    }

    Description.Refused explain(SQLException refused) {
        String message = String.valueOf(refused.getMessage())
                .replaceFirst("^\\(conn=\\d+\\) ", "")
                // The database is thrown away; its name says nothing.
                .replace(database + ".", "");
        Matcher matcher = COLUMN.matcher(message);
        if (refused.getErrorCode() == 1054 && matcher.find()) {
            String table = matcher.group(1);
            String column = matcher.group(2);
            return table == null
                    ? refused("42703", "column \"%s\" does not exist".formatted(column), WrittenName.find(sql, column))
                    : refused(
                            "42703",
                            "column %s.%s does not exist".formatted(table, column),
                            WrittenName.find(sql, table, column));
        }
        matcher = TABLE.matcher(message);
        if (refused.getErrorCode() == 1146 && matcher.find()) {
            return refused(
                    "42P01",
                    "table \"%s\" does not exist".formatted(matcher.group(1)),
                    WrittenName.find(sql, matcher.group(1)));
        }
        matcher = NEAR.matcher(message);
        if (refused.getErrorCode() == 1064 && matcher.find()) {
            String rest = matcher.group(1);
            return rest.isEmpty()
                    ? refused("42601", "the statement is not complete", sql.length())
                    // What is left of the statement, or its first 80 characters.
                    : refused("42601", "syntax error near \"%s\"".formatted(first(rest)), sql.lastIndexOf(rest));
        }
        matcher = NAMED.matcher(message);
        return refused("", message, matcher.find() ? WrittenName.find(sql, matcher.group(1)) : -1);
    }

    private static Description.Refused refused(String sqlState, String message, int position) {
        return new Description.Refused(sqlState, message, null, null, position);
    }

    private static String first(String rest) {
        Matcher word = Pattern.compile("\\w+|\\S").matcher(rest);
        return word.find() ? word.group() : rest;
    }
}
