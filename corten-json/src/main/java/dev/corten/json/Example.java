package dev.corten.json;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * An example of a value, which the OpenAPI document shows. It is written as JSON; what is a string in JSON, a text, a
 * UUID, a time or a label of an enum, and every single value of a request other than its body, is written without quotes.
 * The compiler refuses an example that does not fit the type.
 *
 * <p>On a record component or a type it is one of that value, wherever it occurs; on a parameter of a route one of what is
 * sent, and on a route itself one of what it answers.
 *
 * <pre>{@code
 * public record CreateTask(@Example("Buy milk") String title, @Example("[\"home\"]") List<String> tags) {}
 * }</pre>
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target({ElementType.RECORD_COMPONENT, ElementType.TYPE, ElementType.PARAMETER, ElementType.METHOD})
public @interface Example {
    /** The value. */
    String value();
}
