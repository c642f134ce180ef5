package dev.corten.compiler.database;

import dev.corten.compiler.describe.Describer;
import dev.corten.compiler.describe.Description;
import dev.corten.compiler.describe.Scan;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A database with the module's migrations, to describe statements. One thread at a time. */
public interface Database extends AutoCloseable {

    /** How a database is come by. */
    @FunctionalInterface
    interface Source {
        /**
         * A database that has {@code migrations}.
         *
         * @throws UnavailableException if it does not start, or a migration fails
         */
        Database open(MigrationFolder migrations) throws UnavailableException;
    }

    /**
     * What PostgreSQL says of {@code sql}; see {@link Describer#describe}.
     *
     * @throws SQLException if the database does not answer
     */
    Description describe(String sql, List<Describer.Parameter> parameters) throws SQLException;

    /** Whether it is to be told at once of which types the parameters are in Java, rather than where it cannot tell. */
    default boolean wantsTypes() {
        return false;
    }

    /**
     * The names of its tables and columns.
     *
     * @throws SQLException if the database does not answer
     */
    SchemaNames names() throws SQLException;

    /**
     * The tables that {@code sql}, which it accepted, reads whole for want of an index; none where it cannot tell.
     *
     * @throws SQLException if the database does not answer
     */
    default List<Scan> scans(String sql) throws SQLException {
        return List.of();
    }

    /**
     * What answers depend on, part by part; see {@link Describer#schema}.
     *
     * @throws SQLException if the database does not answer
     */
    default Map<String, String> schema() throws SQLException {
        return Map.of();
    }

    /** What is said of it when it stops answering. */
    default UnavailableException failed(SQLException failure) {
        return UnavailableException.database(failure);
    }

    @Override
    void close();
}
