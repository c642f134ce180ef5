package dev.corten.compiler.describe;

import dev.corten.compiler.describe.tree.Node;
import dev.corten.compiler.describe.wire.Prepared;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** A way to come by the analysed tree of a statement. */
interface Trees {

    /**
     * The tree of a statement that was prepared, with views expanded; {@code null} if there is none.
     *
     * @throws SQLException if the server does not answer
     */
    @Nullable
    Node of(String sql, Prepared prepared) throws SQLException;

    /** Whether an INSERT has the defaults of the columns that it does not name. */
    boolean withDefaults();
}
