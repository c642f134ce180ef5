package dev.corten.http;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The parameter is a field of a form ({@code application/x-www-form-urlencoded} or {@code multipart/form-data}), a file of one
 * if it is an {@link Upload}, or a record whose components are its fields. Required, unless it is {@code @Nullable}, an {@code Optional}, a {@code List}, or has a {@link Default}.
 */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.PARAMETER)
public @interface Form {
    /** The name; by default that of the parameter. */
    String value() default "";
}
