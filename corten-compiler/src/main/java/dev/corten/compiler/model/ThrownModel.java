package dev.corten.compiler.model;

import dev.corten.compiler.report.Place;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An exception that a method declares.
 *
 * @param type its qualified name
 * @param checked whether Java forces callers to deal with it
 * @param depth how many superclasses it has: a class has more than what it extends
 * @param status what {@code @Status} says of it or the nearest superclass, or {@code null} without one
 * @param family the exceptions that it can be, if it is a sealed class: those it permits, and itself if it is not abstract
 * @param constructors the parameters of each constructor that is not private
 * @param javadoc the comment of its class
 * @param place where it stands in the {@code throws} clause
 */
public record ThrownModel(
        String type,
        boolean checked,
        int depth,
        @Nullable Integer status,
        List<ThrownModel> family,
        List<List<Remake.Argument>> constructors,
        Javadoc javadoc,
        Place place) {

    /** Copies {@code family}. */
    public ThrownModel {
        family = List.copyOf(family);
        constructors = List.copyOf(constructors);
    }

    /** The exceptions that can be caught for it: itself, or those of its family. */
    public List<ThrownModel> members() {
        return family.isEmpty() ? List.of(this) : family;
    }

    /** The same as it stands elsewhere. */
    public ThrownModel at(Place other) {
        List<ThrownModel> moved =
                family.stream().map(member -> member.at(other)).toList();
        return new ThrownModel(type, checked, depth, status, moved, constructors, javadoc, other);
    }

    /** Whether this is the exception by which a thread is told to stop: no answer, it goes through. */
    public boolean interrupted() {
        return type.equals("java.lang.InterruptedException");
    }

    /** What it means: the first sentence of its comment, or its name in words. */
    public String meaning() {
        String sentence = javadoc.firstSentence();
        if (!sentence.isEmpty()) {
            return sentence;
        }
        String words = Names.snakeCase(simpleName()).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** As in {@code TaskNotFound}. */
    public String simpleName() {
        return type.substring(type.lastIndexOf('.') + 1);
    }
}
