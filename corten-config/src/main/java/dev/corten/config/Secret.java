package dev.corten.config;

/**
 * A value that must not reach a log: a password, a token, an address that holds one.
 *
 * <pre>{@code
 * record MailConfig(String host, Secret password) {}
 * }</pre>
 */
public final class Secret {
    private final String value;

    private Secret(String value) {
        this.value = value;
    }

    /** The secret {@code value}. */
    public static Secret of(String value) {
        return new Secret(value);
    }

    /** The value itself. Do not log it. */
    public String reveal() {
        return value;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Secret secret && value.equals(secret.value);
    }

    @Override
    public int hashCode() {
        return value.hashCode();
    }

    /** Always {@code ***}. */
    @Override
    public String toString() {
        return "***";
    }
}
