package bench;

/** A row of the table {@code fortune}. */
public record Fortune(int id, String message) {}
