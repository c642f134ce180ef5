package dev.corten.compiler.emit;

import dev.corten.compiler.model.Names;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Private methods or constants of a generated class, each once, in the order of their first use. */
final class PrivateMembers {
    private final MemberNames names;
    /** Name of a member by what it does. */
    private final Map<String, String> known = new HashMap<>();

    private final List<String> members = new ArrayList<>();

    /** Members whose names are free in {@code names}. */
    PrivateMembers(MemberNames names) {
        this.names = names;
    }

    /** A name for several overloads. */
    String overloads(String wanted) {
        return names.unique(wanted);
    }

    /** The name of the method for {@code purpose}, which is written by {@code body} if there is none yet. */
    String method(String wanted, String purpose, Function<String, String> body) {
        return member(Character.toLowerCase(wanted.charAt(0)) + wanted.substring(1), purpose, body);
    }

    /** The same for a constant. */
    String constant(String wanted, String purpose, Function<String, String> body) {
        return member(Names.upperSnakeCase(wanted), purpose, body);
    }

    private String member(String wanted, String purpose, Function<String, String> body) {
        String name = known.get(purpose);
        if (name == null) {
            name = names.unique(wanted);
            known.put(purpose, name);
            members.add(body.apply(name));
        }
        return name;
    }

    /** The method for {@code purpose} is {@code body}, if there is none yet. */
    void overload(String purpose, String name, String body) {
        if (known.putIfAbsent(purpose, name) == null) {
            members.add(body);
        }
    }

    /** All of them. */
    List<String> all() {
        return members;
    }
}
