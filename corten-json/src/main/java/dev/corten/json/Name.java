package dev.corten.json;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The name of a record component or an enum constant outside of Java: in JSON, in query parameters and, for an enum, in
 * PostgreSQL. Without it a component has its own name (or that in snake_case, see {@link SnakeCase}) and a constant its
 * name in lower case.
 *
 * <p>On a record that is one of the types of a sealed interface: what the {@code type} of its objects says. Without it
 * that is the name of the record, beginning in lower case (or in snake_case).
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD, ElementType.TYPE})
public @interface Name {
    /** The name. */
    String value();
}
