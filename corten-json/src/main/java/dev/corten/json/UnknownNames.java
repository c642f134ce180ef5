package dev.corten.json;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** The names of fields that nothing else remembers, for each of the objects around a value. */
final class UnknownNames {
    private final List<Set<String>> names = new ArrayList<>();

    /** Another object is gone into at {@code depth}. */
    void enter(int depth) {
        if (depth < names.size()) {
            names.get(depth).clear();
        }
    }

    /** Remembers {@code name} in the object at {@code depth}; false if it is there already. */
    boolean add(int depth, String name) {
        while (names.size() <= depth) {
            names.add(new HashSet<>());
        }
        return names.get(depth).add(name);
    }
}
