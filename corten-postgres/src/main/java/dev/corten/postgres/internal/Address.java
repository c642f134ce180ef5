package dev.corten.postgres.internal;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Properties;
import org.postgresql.Driver;

/** How the server is reached. */
public record Address(int port, String password) {

    public String url(String database) {
        return "postgres://postgres:" + password + "@127.0.0.1:" + port + "/" + database;
    }

    public String jdbcUrl(String database) {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=postgres&password=" + password;
    }

    /** Not through the DriverManager, which does not see the driver from an annotation processor's class loader. */
    public Connection connect(String database) throws SQLException {
        Connection connection = new Driver().connect(jdbcUrl(database), new Properties());
        if (connection == null) {
            throw new IllegalStateException("not the driver's address: " + database);
        }
        return connection;
    }

    /** The port of the address that {@link #url} wrote into {@code file} at the last start, or 0. */
    public static int lastPort(Path file) {
        try {
            return Files.exists(file)
                    ? URI.create(Files.readString(file).strip()).getPort()
                    : 0;
        } catch (IOException | IllegalArgumentException unreadable) {
            // Then it is another port: nothing depends on it.
            return 0;
        }
    }

    @Override
    public String toString() {
        return "127.0.0.1:" + port;
    }
}
