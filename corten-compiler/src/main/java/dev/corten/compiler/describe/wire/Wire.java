package dev.corten.compiler.describe.wire;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection that speaks PostgreSQL's protocol 3 itself, for what JDBC hides: statements are prepared with their
 * {@code $1} as written, and the notices of a Parse come with it. Plain text, SCRAM or no password: for a server on
 * this machine. One thread at a time.
 *
 * <p>Every method throws {@link RefusedException} for an error of the server, after which the connection goes on, and
 * another {@link SQLException} if the server does not answer within 4 seconds, after which it does not.
 */
public final class Wire implements AutoCloseable {
    private static final int PROTOCOL_3 = 196608;
    private static final Duration TIMEOUT = Duration.ofSeconds(4);

    private final ServerAddress address;
    private final Socket socket;
    private final DataInputStream in;
    private final Outgoing out = new Outgoing();

    /** Of the last ReadyForQuery: idle, in a transaction, in a failed one. */
    private char status = 'I';

    private Wire(ServerAddress address, Socket socket) throws IOException {
        this.address = address;
        this.socket = socket;
        this.in = new DataInputStream(new BufferedInputStream(socket.getInputStream(), 1 << 16));
    }

    /**
     * Connects.
     *
     * @param settings session settings, which hold from the start
     */
    public static Wire connect(ServerAddress address, Map<String, String> settings) throws SQLException {
        try {
            Socket socket = new Socket();
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(Math.toIntExact(TIMEOUT.toMillis()));
            socket.connect(new InetSocketAddress(address.host(), address.port()), Math.toIntExact(TIMEOUT.toMillis()));
            Wire wire = new Wire(address, socket);
            wire.start(settings);
            return wire;
        } catch (IOException e) {
            throw new SQLException("no PostgreSQL answers at " + address + ": " + e.getMessage(), "08001", e);
        }
    }

    /** Prepares {@code sql} under {@code name} (empty: until the next one), and describes it. {@code types} may be 0. */
    public Prepared prepare(String name, String sql, List<Integer> types) throws SQLException {
        return talk(() -> {
            out.text(name).text(sql).int16(types.size());
            for (int type : types) {
                out.int32(type);
            }
            out.end('P').bytes(new byte[] {'S'}).text(name).end('D').end('S').sendTo(socket.getOutputStream());
            List<Integer> parameters = List.of();
            List<Prepared.Field> fields = List.of();
            Answer answer = new Answer();
            for (Incoming message = answer.next(); message.type() != 'Z'; message = answer.next()) {
                switch (message.type()) {
                    case 't' -> parameters = message.types();
                    case 'T' -> fields = message.fields();
                    default -> {}
                }
            }
            answer.check();
            return new Prepared(parameters, fields, answer.notices);
        });
    }

    /** Executes what was prepared under {@code name}; the values are texts. */
    public List<List<@Nullable String>> execute(String name, List<? extends @Nullable String> values)
            throws SQLException {
        return talk(() -> {
            out.text("").text(name).int16(0).int16(values.size());
            for (String value : values) {
                if (value == null) {
                    out.int32(-1);
                } else {
                    byte[] bytes = value.getBytes(StandardCharsets.UTF_8);
                    out.int32(bytes.length).bytes(bytes);
                }
            }
            out.int16(0).end('B').text("").int32(0).end('E').end('S').sendTo(socket.getOutputStream());
            return rows();
        });
    }

    /** Executes statements separated by semicolons, without a limit of time; gives the rows of all of them. */
    public List<List<@Nullable String>> script(String sql) throws SQLException {
        return talk(() -> {
            out.text(sql).end('Q').sendTo(socket.getOutputStream());
            socket.setSoTimeout(0);
            try {
                return rows();
            } finally {
                socket.setSoTimeout(Math.toIntExact(TIMEOUT.toMillis()));
            }
        });
    }

    /** Whether a transaction was begun and not ended. */
    public boolean inTransaction() {
        return status != 'I';
    }

    /** Ends the connection. */
    @Override
    public void close() {
        try (socket) {
            out.clear();
            out.end('X').sendTo(socket.getOutputStream());
        } catch (IOException e) {
            // It is closed, which is what was wanted.
        }
    }

    private List<List<@Nullable String>> rows() throws IOException, SQLException {
        List<List<@Nullable String>> rows = new ArrayList<>();
        Answer answer = new Answer();
        for (Incoming message = answer.next(); message.type() != 'Z'; message = answer.next()) {
            if (message.type() == 'D') {
                rows.add(message.row());
            } else if (message.type() == 'G') {
                // COPY … FROM STDIN waits for data that nobody has.
                out.text("there is no data to copy").end('f').sendTo(socket.getOutputStream());
            }
        }
        answer.check();
        return rows;
    }

    private void start(Map<String, String> settings) throws IOException, SQLException {
        out.int32(PROTOCOL_3).text("user").text(address.user()).text("database").text(address.database());
        out.text("client_encoding").text("UTF8");
        for (Map.Entry<String, String> setting : settings.entrySet()) {
            out.text(setting.getKey()).text(setting.getValue());
        }
        out.bytes(new byte[1]).end((char) 0).sendTo(socket.getOutputStream());
        Scram scram = new Scram(address.password());
        Answer answer = new Answer();
        for (Incoming message = answer.next(); message.type() != 'Z'; message = answer.next()) {
            if (message.type() == 'R') {
                authenticate(scram, message);
            }
            // An error here ends the connection; no ReadyForQuery follows it.
            answer.check();
        }
    }

    private void authenticate(Scram scram, Incoming message) throws IOException, SQLException {
        int kind = message.content().getInt();
        switch (kind) {
            case 0 -> {}
            case 3 -> out.text(address.password()).end('p').sendTo(socket.getOutputStream());
            case 10 -> {
                byte[] first = scram.first();
                out.text("SCRAM-SHA-256")
                        .int32(first.length)
                        .bytes(first)
                        .end('p')
                        .sendTo(socket.getOutputStream());
            }
            case 11 -> out.bytes(scram.last(message.rest())).end('p').sendTo(socket.getOutputStream());
            case 12 -> scram.verify(message.rest());
            default ->
                throw new SQLException(address + " asks for a way of authentication that is not known here: " + kind);
        }
    }

    private <T> T talk(Conversation<T> conversation) throws SQLException {
        try {
            out.clear();
            return conversation.hold();
        } catch (IOException e) {
            close();
            throw new SQLException("the PostgreSQL at " + address + " went away: " + e.getMessage(), "08006", e);
        }
    }

    private interface Conversation<T> {
        T hold() throws IOException, SQLException;
    }

    /** What comes back until the server is ready for the next command. */
    private final class Answer {
        private final List<Report> notices = new ArrayList<>();
        private @Nullable Report error;

        Incoming next() throws IOException {
            Incoming message = Incoming.from(in);
            if (message.type() == 'N') {
                notices.add(message.report());
            } else if (message.type() == 'E' && error == null) {
                error = message.report();
            } else if (message.type() == 'Z') {
                status = (char) message.content().get(0);
            }
            return message;
        }

        void check() throws RefusedException {
            if (error != null) {
                throw new RefusedException(error);
            }
        }
    }
}
