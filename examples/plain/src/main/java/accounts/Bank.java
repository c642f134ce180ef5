package accounts;

import dev.corten.sql.Db;
import dev.corten.sql.TransactionOptions;
import org.jspecify.annotations.Nullable;

/** Moves money between accounts. */
final class Bank {
    private final Db db;
    private final AccountQueries accounts;

    Bank(Db db) {
        this.db = db;
        this.accounts = new SqlAccountQueries(db);
    }

    /**
     * Moves {@code cents}, all or nothing. Two transfers that meet are run one after the other: the one that lost is run
     * again.
     *
     * @throws TransferRefused if one of the accounts is unknown, or too little is on the first
     */
    void transfer(String from, String to, long cents, @Nullable String note) throws TransferRefused {
        db.transaction(TransactionOptions.SERIALIZABLE.retries(20), () -> {
            Account sender = account(from);
            Account receiver = account(to);
            if (sender.cents() < cents) {
                throw new TransferRefused(from + " has only " + sender.cents() + " cents");
            }
            accounts.add(sender.id(), -cents);
            accounts.add(receiver.id(), cents);
            accounts.record(sender.id(), receiver.id(), cents, note);
            return null;
        });
    }

    private Account account(String owner) throws TransferRefused {
        return accounts.of(owner).orElseThrow(() -> new TransferRefused(owner + " has no account"));
    }
}
