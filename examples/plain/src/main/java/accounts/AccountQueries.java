package accounts;

import dev.corten.sql.Queries;
import dev.corten.sql.Sql;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The SQL of the accounts, checked while it is compiled. */
@Queries
public interface AccountQueries {
    @Sql("""
            INSERT INTO accounts (owner, cents) VALUES (:owner, :cents)
            ON CONFLICT (owner) DO NOTHING
            RETURNING id, owner, cents
            """)
    Optional<Account> open(String owner, long cents);

    @Sql("SELECT id, owner, cents FROM accounts WHERE owner = :owner")
    Optional<Account> of(String owner);

    @Sql("SELECT id, owner, cents FROM accounts ORDER BY owner")
    List<Account> all();

    @Sql("UPDATE accounts SET cents = cents + :cents WHERE id = :id")
    void add(long id, long cents);

    @Sql("INSERT INTO transfers (sender, receiver, cents, note) VALUES (:sender, :receiver, :cents, :note)")
    void record(long sender, long receiver, long cents, @Nullable String note);

    @Sql("SELECT count(*) FROM transfers")
    long transfers();
}
