package dev.corten.compiler.describe;

import dev.corten.compiler.describe.tree.Node;
import dev.corten.compiler.describe.tree.NodeReader;
import dev.corten.compiler.describe.wire.Prepared;
import dev.corten.compiler.describe.wire.Report;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Trees from the notices of Parse. The quickest way, but the server writes them to its log as well, which only a superuser
 * can keep it from: for a server of our own.
 */
final class NoticeTrees implements Trees {
    /**
     * The session's: the analysed tree comes as a notice, in one line. In the start-up packet, so that not even
     * {@code RESET ALL} in a migration changes them.
     */
    static final Map<String, String> SETTINGS = Map.of(
            "application_name", "corten-compiler",
            "client_min_messages", "log",
            "debug_pretty_print", "off",
            "debug_print_rewritten", "on");

    private static final String TREE = "rewritten parse tree:";

    /** Of the statements that rules made of it, the one whose result it is. */
    @Override
    public @Nullable Node of(String sql, Prepared prepared) {
        for (Report notice : prepared.notices()) {
            String detail = notice.detail();
            if (notice.message().equals(TREE) && detail != null) {
                for (Node query : NodeReader.printed(detail)) {
                    if (query.is("QUERY") && query.flag("canSetTag") && query.node("utilityStmt") == null) {
                        return query;
                    }
                }
            }
        }
        return null;
    }

    @Override
    public boolean withDefaults() {
        return true;
    }
}
