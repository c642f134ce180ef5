package dev.corten.compiler.emit;

import dev.corten.compiler.model.Names;
import dev.corten.compiler.model.ThrownModel;

/** What Javadoc says, as plain text. */
final class Documentation {
    private Documentation() {}

    /** The first sentence, without its full stop; empty if there is none. */
    static String firstSentence(String javadoc) {
        String text = javadoc.lines()
                .map(String::strip)
                .takeWhile(line -> !line.startsWith("@"))
                .reduce("", (a, b) -> a + " " + b)
                .replaceAll("\\{@\\w+ +([^}]*)}", "$1")
                .replaceAll("<[^>]*>", " ")
                .replaceAll("\\s+", " ")
                .strip();
        int end = text.indexOf(". ");
        String sentence = end < 0 ? text : text.substring(0, end);
        return sentence.endsWith(".") ? sentence.substring(0, sentence.length() - 1) : sentence;
    }

    /** What an exception means: its Javadoc, or its name in words. */
    static String of(ThrownModel thrown) {
        String sentence = firstSentence(thrown.documentation());
        if (!sentence.isEmpty()) {
            return sentence;
        }
        String words = Names.snakeCase(thrown.simpleName()).replace('_', ' ');
        return Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }
}
