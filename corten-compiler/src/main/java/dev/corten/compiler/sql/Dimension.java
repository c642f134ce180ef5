package dev.corten.compiler.sql;

import dev.corten.compiler.model.Fragment;
import java.util.List;
import java.util.stream.Collectors;

/** One way in which the statements of a method differ. Its values count from 0. */
public sealed interface Dimension {
    /** How many values it has. */
    int size();

    /** In which statements it has this value, as messages say it: {@code with status}, {@code without status}. */
    String describe(int value);

    /**
     * Whether parameters are given: 0 if one of them is null or absent, 1 if none is. They only appear together.
     *
     * @param parameters their names
     */
    record Given(List<String> parameters) implements Dimension {
        /** Copies {@code parameters}. */
        public Given {
            parameters = List.copyOf(parameters);
        }

        @Override
        public int size() {
            return 2;
        }

        @Override
        public String describe(int value) {
            return (value == 0 ? "without " : "with ") + parameters.stream().collect(Collectors.joining(" and "));
        }
    }

    /**
     * Which constant a parameter is, counted from 0; of one that may be null from 1, with 0 for null.
     *
     * @param parameter its name
     * @param type the qualified name of its enum
     * @param nullable whether it may be null
     * @param fragments what the constants carry, in their order
     */
    record Chosen(String parameter, String type, boolean nullable, List<Fragment> fragments) implements Dimension {
        /** Copies {@code fragments}. */
        public Chosen {
            fragments = List.copyOf(fragments);
        }

        @Override
        public int size() {
            return fragments.size() + (nullable ? 1 : 0);
        }

        @Override
        public String describe(int value) {
            return nullable && value == 0
                    ? "without " + parameter
                    : "with %s %s".formatted(parameter, fragment(value).constant());
        }

        /** What is chosen by {@code value}, which is not that for null. */
        public Fragment fragment(int value) {
            return fragments.get(nullable ? value - 1 : value);
        }
    }
}
