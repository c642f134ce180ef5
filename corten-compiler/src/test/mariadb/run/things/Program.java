package things;

import dev.corten.sql.Db;
import dev.corten.sql.DbException;
import dev.corten.sql.TransactionOptions;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;

/** Runs every query and says what it gave. */
public final class Program {
    private final ThingQueries things;
    private final StringBuilder out = new StringBuilder();

    private Program(ThingQueries things) {
        this.things = things;
    }

    public static String run(Db db) {
        var program = new Program(new SqlThingQueries(db));
        program.values();
        program.lists();
        program.times();
        program.notes(db);
        program.failures(db);
        return program.out.toString();
    }

    private void values() {
        UUID key = UUID.fromString("00000000-0000-0000-0000-00000000002a");
        say("insert", things.insert(
                true, (short) 1, 4_000_000_000L, Long.MAX_VALUE, 1.1f, 0.1, new BigDecimal("12345678901234567890.5"), "wörds\n'",
                new byte[] {1, 2}, key, Instant.parse("2026-01-02T03:04:05.123456Z"),
                LocalDateTime.parse("2026-01-02T03:04:00"), LocalDate.parse("2026-02-28"), LocalTime.parse("23:59:58.5"),
                Mood.SO_SO, new ThingQueries.Mail("a@b")));
        say("insert", things.insert(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null, null));
        say("insert", things.insert(
                false, null, null, null, null, null, new BigDecimal("19.99"), null, null, key, Instant.parse("2001-01-01T00:00:00Z"), null, null,
                null, Mood.HAPPY, null));
        for (long id = 1; id <= 4; id++) {
            say("byId", things.byId(id).map(Program::show).orElse("none"));
        }
        say("find", things.find(null, null) + " " + things.find(true, null) + " " + things.find(false, Mood.HAPPY)
                + " " + things.find(null, Mood.SO_SO));
    }

    private void lists() {
        say("filtered", things.filtered(null, null) + " " + things.filtered(true, null) + " " + things.filtered(false, Mood.HAPPY));
        say("byIds", things.byIds(List.of(3L, 1L, 9L)) + " " + things.byIds(List.of()));
        say("byMoods", things.byMoods(List.of(Mood.SO_SO, Mood.HAPPY)) + " " + things.byMoods(List.of(Mood.SO_SO)));
        say("texts", things.texts(Arrays.asList("a\"b\\", null, "ü\n\u0001", "null")).toString().replace("\n", "\\n")
                .replace("\u0001", "\\1"));
        say("byKeys", things.byKeys(List.of(new UUID(0, 42), new UUID(0, 43))));
    }

    private void times() {
        say("between", things.between(
                Instant.parse("2026-01-02T03:04:05.1Z"), OffsetDateTime.parse("2026-01-02T04:04:06+01:00"), BigDecimal.ONE));
        say("between", things.between(
                Instant.parse("2026-01-02T03:04:05.2Z"), OffsetDateTime.parse("2026-01-02T04:04:06+01:00"), BigDecimal.ONE));
        say("between", things.between(Instant.parse("2001-01-01T00:00:00Z"), OffsetDateTime.parse("2001-01-01T00:00:01Z"), new BigDecimal("19.98")));
    }

    private void notes(Db db) {
        ThingQueries.Note note = things.note(new UUID(0, 1), "one", 1L);
        say("note", note.id() + " " + note.text() + " " + note.createdAt().isAfter(Instant.parse("2026-01-01T00:00:00Z")));
        say("in a transaction", db.transaction(() -> {
            things.note(new UUID(0, 2), "two", null);
            return things.owned();
        }));
    }

    private void failures(Db db) {
        fails(() -> things.note(new UUID(0, 1), "again", null));
        fails(() -> things.note(new UUID(0, 3), "of nothing", 77L));
        fails(() -> things.insert(
                true, (short) 7, null, null, null, null, null, null, null, null, null, null, null, null, null, null));
        fails(() -> things.insert(
                null, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
                new ThingQueries.Mail("a secret ".repeat(10))));
        fails(() -> db.transaction(TransactionOptions.SERIALIZABLE.readOnly(), () -> things.delete(Mood.HAPPY)));
        fails(() -> db.transaction(() -> {
            things.delete(Mood.HAPPY);
            throw new IllegalStateException("rolled back");
        }));
        say("after a refusal that was caught", db.transaction(() -> {
            fails(() -> things.note(new UUID(0, 1), "again", null));
            return things.delete(Mood.HAPPY);
        }));
        say("left", things.find(null, null));
    }

    private void fails(Callable<?> work) {
        try {
            say("not refused", work.call());
        } catch (DbException refused) {
            say("refused", refused.getMessage());
        } catch (Exception other) {
            say("failed", other.getMessage());
        }
    }

    private void say(String what, Object value) {
        out.append(what).append(": ").append(value).append('\n');
    }

    private static String show(ThingQueries.Thing thing) {
        return thing.toString()
                .replaceAll("\\[B@\\w+", thing.bytes() == null ? "" : HexFormat.of().formatHex(thing.bytes()))
                .replace("\n", "\\n");
    }
}
