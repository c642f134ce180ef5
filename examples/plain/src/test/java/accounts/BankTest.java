package accounts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.corten.sql.Db;
import dev.corten.testing.PostgresTest;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

@PostgresTest
class BankTest {
    private static Callable<Void> transfer(Db db, String from, String to) {
        return () -> {
            new Bank(db).transfer(from, to, 10, "rent");
            return null;
        };
    }

    private static List<Long> cents(AccountQueries accounts) {
        return accounts.all().stream().map(Account::cents).toList();
    }

    @Test
    void aTransferMovesMoneyAndIsRecorded(Db db) throws Exception {
        var accounts = new SqlAccountQueries(db);
        accounts.open("ann", 100);
        accounts.open("bob", 0);
        transfer(db, "ann", "bob").call();
        assertThat(cents(accounts)).containsExactly(90L, 10L);
        assertThat(accounts.transfers()).isEqualTo(1);
    }

    @Test
    void aRefusedTransferChangesNothing(Db db) {
        var accounts = new SqlAccountQueries(db);
        accounts.open("ann", 5);
        accounts.open("bob", 0);
        assertThatThrownBy(() -> transfer(db, "ann", "bob").call())
                .isInstanceOf(TransferRefused.class)
                .hasMessage("ann has only 5 cents");
        assertThatThrownBy(() -> transfer(db, "ann", "carl").call()).hasMessage("carl has no account");
        assertThat(cents(accounts)).containsExactly(5L, 0L);
        assertThat(accounts.transfers()).isZero();
    }

    @Test
    void transfersThatMeetNeitherLoseNorMakeMoney(Db db) throws Exception {
        var accounts = new SqlAccountQueries(db);
        accounts.open("ann", 100);
        accounts.open("bob", 100);
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var transfers = IntStream.range(0, 8)
                    .mapToObj(i -> i % 2 == 0 ? transfer(db, "ann", "bob") : transfer(db, "bob", "ann"))
                    .toList();
            for (Future<Void> done : threads.invokeAll(transfers)) {
                done.get();
            }
        }
        assertThat(cents(accounts)).containsExactly(100L, 100L);
        assertThat(accounts.transfers()).isEqualTo(8);
    }
}
