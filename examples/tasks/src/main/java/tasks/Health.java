package tasks;

/** The answer to the question of how the service is. */
public record Health(String status) {
    static final Health OK = new Health("ok");
}
