package dev.corten.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class StreamTest {
    private static final Statement NUMBERS = new Statement("T.numbers", "SELECT generate_series(1, ?) AS n");
    private static final Statement CURSORS =
            new Statement("T.cursors", "SELECT count(*) FROM pg_cursors WHERE name <> ''");

    @RegisterExtension
    final TestDatabase database = new TestDatabase();

    private Db db;

    @BeforeEach
    void open() {
        db = Db.open(database.config());
    }

    @AfterEach
    void close() {
        db.close();
    }

    private Stream<Integer> numbers(int count) {
        try (Call call = db.call(NUMBERS)) {
            call.int4(1, count);
            return call.stream(row -> row.int4(1));
        }
    }

    private long openCursors() {
        try (Call call = db.call(CURSORS)) {
            return call.one(row -> row.int8(1));
        }
    }

    @Test
    void rowsComeInTheirOrderHoweverManyThereAre() {
        for (int count : List.of(0, 1, 499, 500, 501, 12_345)) {
            List<Integer> read = db.transaction(() -> numbers(count).toList());
            assertThat(read).hasSize(count);
            assertThat(read).isSorted();
        }
    }

    @Test
    void rowsAreFetchedAsTheyAreAskedFor() {
        db.transaction(() -> {
            Stream<Integer> numbers = numbers(1_000_000);
            // The memory of the server is that of a cursor: it has not made the rest.
            assertThat(openCursors()).isEqualTo(1);
            assertThat(numbers.limit(3).toList()).containsExactly(1, 2, 3);
            return null;
        });
    }

    @Test
    void theCursorIsClosedWithTheLastRowOrByHand() {
        db.transaction(() -> {
            assertThat(numbers(2000).count()).isEqualTo(2000);
            assertThat(openCursors()).isZero();
            try (Stream<Integer> numbers = numbers(2000)) {
                assertThat(numbers.findFirst()).contains(1);
                assertThat(openCursors()).isEqualTo(1);
            }
            assertThat(openCursors()).isZero();
            return null;
        });
    }

    @Test
    void otherQueriesRunWhileAStreamIsRead() {
        List<Integer> read = new ArrayList<>();
        db.transaction(() -> {
            numbers(1200).forEach(n -> read.add(numbers(2).mapToInt(m -> m).sum() + n));
            return null;
        });
        assertThat(read).hasSize(1200).startsWith(4, 5).endsWith(1203);
    }

    @Test
    void theEndOfTheTransactionClosesWhatIsOpen() {
        List<Stream<Integer>> leaked = new ArrayList<>();
        db.transaction(() -> leaked.add(numbers(2000)));
        assertThatThrownBy(() -> leaked.getFirst().toList())
                .isInstanceOf(DbException.class)
                .hasMessage("T.numbers: the transaction is over");
        db.transaction(() -> {
            db.savepoint(() -> leaked.add(numbers(2000)));
            assertThat(openCursors()).isZero();
            return null;
        });
        assertThatThrownBy(() -> db.transaction(() -> {
                    leaked.add(numbers(2000));
                    throw new IllegalStateException("rolled back");
                }))
                .hasMessage("rolled back");
    }

    @Test
    void outsideOfATransactionThereIsNone() {
        assertThatThrownBy(() -> numbers(1))
                .isInstanceOf(DbException.class)
                .hasMessage("T.numbers: a stream reads from its transaction, but there is none;"
                        + " call it in the work of db.transaction or db.stream");
    }

    @Test
    void aStreamThatWasClosedDoesNotLookEmpty() {
        db.transaction(() -> {
            Stream<Integer> numbers = numbers(5);
            var rows = numbers.iterator();
            assertThat(rows.next()).isEqualTo(1);
            numbers.close();
            assertThatThrownBy(rows::next)
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessage("T.numbers: the stream is closed");
            return null;
        });
    }

    @Test
    void anotherThreadMustNotRead() throws InterruptedException {
        db.transaction(() -> {
            Stream<Integer> numbers = numbers(5);
            List<Throwable> failures = new ArrayList<>();
            Thread thread = Thread.ofVirtual().start(() -> {
                try {
                    numbers.forEach(n -> {});
                } catch (DbException refused) {
                    failures.add(refused);
                }
            });
            thread.join();
            assertThat(failures).hasSize(1);
            assertThat(failures.getFirst())
                    .hasMessage("T.numbers: the transaction belongs to another thread;"
                            + " run its queries on the thread that began it");
            return null;
        });
    }

    @Test
    void aFailureInTheMiddleIsOne() {
        assertThatThrownBy(() -> db.transaction(() -> {
                    try (Call call = db.call(
                            new Statement("T.inverse", "SELECT 1 / (700 - n) FROM generate_series(1, 800) n"))) {
                        return call.stream(row -> row.int4(1)).toList();
                    }
                }))
                .isInstanceOf(DbException.class)
                .hasMessage("T.inverse: a value is out of the range or form that PostgreSQL expects (SQLSTATE 22012)");
    }

    @Test
    void aMapHasEachKeyOnce() {
        try (Call call = db.call(new Statement("T.map", "SELECT n, 'x' || n FROM generate_series(3, 1, -1) n"))) {
            Map<Integer, String> map = call.map(row -> row.int4(1), row -> row.text(2));
            assertThat(map).containsExactly(Map.entry(3, "x3"), Map.entry(2, "x2"), Map.entry(1, "x1"));
            assertThatThrownBy(() -> map.put(4, "")).isInstanceOf(UnsupportedOperationException.class);
        }
        try (Call call = db.call(new Statement("T.map", "SELECT n % 2, NULL::text FROM generate_series(1, 3) n"))) {
            assertThatThrownBy(() -> call.map(row -> row.int4(1), row -> row.textOrNull(2)))
                    .isInstanceOf(DbException.class)
                    .hasMessage("T.map: two rows have the same key");
        }
    }

    @Test
    void aStreamWithItsTransactionHoldsAConnectionFromItsFirstRowToItsLast() {
        try (Stream<Integer> numbers = db.stream(() -> numbers(1200))) {
            assertThat(openCursors()).isZero();
            var rows = numbers.iterator();
            assertThat(rows.next()).isEqualTo(1);
            assertThat(busyConnections()).isEqualTo(1);
            int last = 1;
            while (rows.hasNext()) {
                last = rows.next();
            }
            assertThat(last).isEqualTo(1200);
            assertThat(busyConnections()).isZero();
        }
    }

    @Test
    void aStreamWithItsTransactionThatIsClosedEarlyGivesItsConnectionBack() {
        Stream<Integer> numbers = db.stream(() -> numbers(1_000_000));
        assertThat(numbers.iterator().next()).isEqualTo(1);
        assertThat(busyConnections()).isEqualTo(1);
        numbers.close();
        assertThat(busyConnections()).isZero();
    }

    @Test
    void queriesThatMapTheRowsOfAStreamWithItsTransactionAreInIt() {
        try (Stream<Long> cursors = db.stream(() -> numbers(1200).map(n -> openCursors()))) {
            assertThat(cursors.iterator().next()).isEqualTo(1);
        }
    }

    @Test
    void aStreamWithItsTransactionThatFailsGivesItsConnectionBack() {
        try (Stream<Integer> numbers = db.stream(() -> numbers(3).peek(n -> {
            if (n == 2) {
                throw new IllegalStateException("no 2");
            }
        }))) {
            assertThatThrownBy(numbers::toList).hasMessage("no 2");
            assertThat(busyConnections()).isZero();
        }
    }

    @Test
    void insideOfATransactionAStreamBelongsToThat() {
        db.transaction(() -> {
            assertThat(db.stream(() -> numbers(3)).toList()).containsExactly(1, 2, 3);
            assertThat(busyConnections()).isEqualTo(1);
            return null;
        });
    }

    /** Connections of the pool that are in a transaction. */
    private long busyConnections() {
        return database.number("SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                + " AND state LIKE 'idle in transaction%'");
    }
}
