package bench;

/** A row of the table {@code world}. */
public record World(int id, int randomNumber) {}
