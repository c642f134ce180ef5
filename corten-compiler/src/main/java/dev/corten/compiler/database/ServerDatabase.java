package dev.corten.compiler.database;

import dev.corten.compiler.describe.Describer;
import dev.corten.compiler.describe.Description;
import dev.corten.compiler.describe.PostgresDescriber;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/** A database of a server that is not ours, taken as it is: nothing is migrated, and nothing is left behind. */
public final class ServerDatabase implements Database {
    private final PostgresDescriber describer;

    private ServerDatabase(PostgresDescriber describer) {
        this.describer = describer;
    }

    /**
     * Connects to {@code postgres://user:password@host:5432/database}.
     *
     * @throws UnavailableException if it does not answer
     */
    public static ServerDatabase open(String url) throws UnavailableException {
        try {
            return new ServerDatabase(PostgresDescriber.connectAsGuest(url));
        } catch (SQLException | IllegalArgumentException failed) {
            throw UnavailableException.server(failed);
        }
    }

    @Override
    public Description describe(String sql, List<Describer.Parameter> parameters) throws SQLException {
        return describer.describe(sql, parameters);
    }

    @Override
    public SchemaNames names() throws SQLException {
        return new SchemaNames(describer.names());
    }

    @Override
    public Map<String, String> schema() throws SQLException {
        return describer.schema();
    }

    @Override
    public UnavailableException failed(SQLException failure) {
        return UnavailableException.server(failure);
    }

    @Override
    public void close() {
        describer.close();
    }
}
