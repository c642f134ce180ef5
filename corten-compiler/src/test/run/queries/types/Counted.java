package types;


/** What several interfaces have in common, without any SQL. */
public interface Counted {
    long visits();

    default String visited() {
        return visits() + " visits";
    }
}
