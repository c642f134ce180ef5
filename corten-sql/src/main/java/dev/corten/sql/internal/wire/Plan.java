package dev.corten.sql.internal.wire;

import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.Optional;
import java.util.regex.Pattern;
import org.postgresql.core.NativeQuery;
import org.postgresql.core.Parser;
import org.postgresql.core.SqlCommandType;

/** A statement as the server gets it, and what is known of it. Equal to itself alone: a connection keeps it prepared. */
public final class Plan {
    /** SELECT … FOR UPDATE and its kind wait for locks of others. */
    private static final Pattern LOCKING =
            Pattern.compile("\\bfor\\s+(?:no\\s+key\\s+|key\\s+)?(?:update|share)\\b", Pattern.CASE_INSENSITIVE);

    private static final long QUICK = 5_000_000;
    private static final long SHORT = 1_000_000;
    private static final int WEIGHT = 8;

    private final byte[] sql;
    private final boolean reads;

    /** Nanoseconds that it takes, as of late; far from quick until it has run. Used by {@link PipelineLoop} alone. */
    private long takes = Long.MAX_VALUE;

    private Plan(byte[] sql, boolean reads) {
        this.sql = sql;
        this.reads = reads;
    }

    /** That of {@code sql} with {@code ?} for its parameters; none for several statements in one, which JDBC knows how to run. */
    public static Optional<Plan> of(String sql) {
        try {
            var parsed = Parser.parseJdbcSql(Parser.replaceProcessing(sql, true, true), true, true, true, false, true);
            if (parsed.size() != 1) {
                return Optional.empty();
            }
            NativeQuery query = parsed.getFirst();
            boolean reads = query.command.getType() == SqlCommandType.SELECT
                    && !LOCKING.matcher(query.nativeSql).find();
            return Optional.of(new Plan(query.nativeSql.getBytes(StandardCharsets.UTF_8), reads));
        } catch (SQLException refused) {
            // The driver refuses it again, and says why.
            return Optional.empty();
        }
    }

    /** In UTF-8. */
    byte[] sql() {
        return sql;
    }

    /**
     * Whether others may be sent behind it before it has answered: it waits for no lock and takes no time, so far as one
     * can tell.
     */
    boolean mayBeFollowed() {
        return reads && isQuick();
    }

    /** Whether it soon ends, unless a lock is in its way. */
    boolean isQuick() {
        return takes < QUICK;
    }

    /** Whether it ends so soon that to wait for it costs little. */
    boolean isShort() {
        return takes < SHORT;
    }

    /** It took {@code nanos}. */
    void took(long nanos) {
        takes = takes == Long.MAX_VALUE ? nanos : takes + (nanos - takes) / WEIGHT;
    }
}
