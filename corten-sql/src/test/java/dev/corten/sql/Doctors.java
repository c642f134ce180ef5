package dev.corten.sql;

/** Two doctors on call, of whom one has to stay: the example of write skew. */
final class Doctors {
    private Doctors() {}

    static void create(TestDatabase database) {
        database.execute("CREATE TABLE doctors (id integer PRIMARY KEY, on_call boolean NOT NULL)");
        database.execute("INSERT INTO doctors VALUES (1, true), (2, true)");
    }

    static int onCall(Db on) {
        try (Call call = on.call(new Statement("Doctors.onCall", "SELECT count(*)::int FROM doctors WHERE on_call"))) {
            return call.one(row -> row.int4(1));
        }
    }

    static void leave(Db on, int doctor) {
        try (Call call = on.call(new Statement("Doctors.leave", "UPDATE doctors SET on_call = false WHERE id = ?"))) {
            call.int4(1, doctor);
            call.update();
        }
    }
}
