package dev.corten.sql;

/**
 * A checked statement, as generated code holds it: written once, in a constant.
 *
 * @param name the method it belongs to, as in {@code TaskQueries.byId}: for logs, spans and messages
 * @param sql the statement with {@code ?} for each parameter, in the order of {@link Call}'s positions
 */
public record Statement(String name, String sql) {}
