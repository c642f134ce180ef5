package dev.corten.compiler.emit;

import java.util.Collection;
import java.util.HashSet;
import java.util.Set;
import javax.lang.model.SourceVersion;

/** Names that are not taken yet. */
final class MemberNames {
    private final Set<String> taken;

    MemberNames(Collection<String> taken) {
        this.taken = new HashSet<>(taken);
    }

    /** {@code wanted}, or with a number behind it, and taken from now on. */
    String unique(String wanted) {
        String name = wanted;
        for (int i = 2; SourceVersion.isKeyword(name) || !taken.add(name); i++) {
            name = wanted + i;
        }
        return name;
    }
}
