/** MariaDB as the database that queries are checked against. */
@NullMarked
package dev.corten.compiler.mariadb;

import org.jspecify.annotations.NullMarked;
