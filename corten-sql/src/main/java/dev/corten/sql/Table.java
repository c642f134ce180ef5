package dev.corten.sql;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** The table of a {@link Queries} interface that extends {@link Crud}. */
@Documented
@Retention(RetentionPolicy.CLASS)
@Target(ElementType.TYPE)
public @interface Table {
    /** Its name as SQL writes it, with its schema if need be: {@code tasks}, {@code shop.items}, {@code "Order"}. */
    String value();
}
