package accounts;

/** An account and what is on it. */
public record Account(long id, String owner, long cents) {}
