package dev.corten.sql.internal;

import java.util.Properties;
import org.postgresql.ssl.LibPQFactory;
import org.postgresql.util.PSQLException;

/** The driver's own way to TLS, by all settings of the address, which tells {@link OpenedSocket}. Made by the driver, by its name. */
public final class Encryption extends LibPQFactory {
    public Encryption(Properties settings) throws PSQLException {
        super(settings);
        OpenedSocket.noteEncryption();
    }
}
