package dev.corten.config;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The value of a component whose variable is not set, written as the variable would be. It is checked while compiling.
 *
 * <pre>{@code
 * record MailConfig(String host, @Default("587") int port, @Default("10s") Duration timeout) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.RECORD_COMPONENT)
public @interface Default {
    /** The value, as in {@code 3000} or {@code 30s}. */
    String value();
}
