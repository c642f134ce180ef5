package accounts;

import dev.corten.sql.Db;
import dev.corten.sql.Migrations;

/** Opens two accounts, if they are not there yet, moves some money between them, and says what is on them. */
final class Main {
    private Main() {}

    static void main() throws TransferRefused {
        try (var db = Db.open(EnvAppConfig.load().database())) {
            Migrations.run(db);
            var accounts = new SqlAccountQueries(db);
            accounts.open("ann", 10_000);
            accounts.open("bob", 0);
            new Bank(db).transfer("ann", "bob", 25, null);
            for (Account account : accounts.all()) {
                IO.println(account.owner() + ": " + account.cents() + " cents");
            }
            IO.println(accounts.transfers() + " transfers");
        }
    }
}
