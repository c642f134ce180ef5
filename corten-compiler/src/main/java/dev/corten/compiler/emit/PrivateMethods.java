package dev.corten.compiler.emit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** The private methods of a generated class, each once, in the order of their first use. */
final class PrivateMethods {
    private final MemberNames names;
    /** Name of a method by what it does. */
    private final Map<String, String> known = new HashMap<>();

    private final List<String> methods = new ArrayList<>();

    /** Methods of other names than {@code taken}. */
    PrivateMethods(Collection<String> taken) {
        this.names = new MemberNames(taken);
    }

    /** A name for several overloads. */
    String overloads(String wanted) {
        return names.unique(wanted);
    }

    /** The name of the method for {@code purpose}, which is written by {@code body} if there is none yet. */
    String method(String wanted, String purpose, Function<String, String> body) {
        String name = known.get(purpose);
        if (name == null) {
            name = names.unique(Character.toLowerCase(wanted.charAt(0)) + wanted.substring(1));
            known.put(purpose, name);
            methods.add(body.apply(name));
        }
        return name;
    }

    /** The method for {@code purpose} is {@code body}, if there is none yet. */
    void overload(String purpose, String name, String body) {
        if (known.putIfAbsent(purpose, name) == null) {
            methods.add(body);
        }
    }

    /** All of them. */
    List<String> all() {
        return methods;
    }
}
