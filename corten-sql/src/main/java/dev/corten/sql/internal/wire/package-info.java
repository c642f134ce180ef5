/** PostgreSQL's protocol, spoken on connections that the driver opened, with the statements of many threads in one write. */
@NullMarked
package dev.corten.sql.internal.wire;

import org.jspecify.annotations.NullMarked;
