package dev.corten.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import dev.corten.compiler.model.Javadoc;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JavadocTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '~', textBlock = """
            One line.                               | One line.
            Two\\n lines.                           | Two lines.
            First.\\n\\n <p>Second.                 | First.\\n\\nSecond.
            A {@code List<String>} of <i>x</i>      | A `List<String>` of *x*
            {@link Task#id} {@link #id the id}      | `Task.id` the id
            {@literal a < b} &lt;&amp;&gt;          | a < b <&>
            {@code {"a": {}}} and {@inheritDoc}     | `{"a": {}}` and
            <ul>\\n <li>a\\n <li>b\\n </ul>         | - a\\n- b
            {@code open                             | `open`
            """)
    void htmlAndTagsBecomeCommonMark(String comment, String text) {
        assertThat(Javadoc.of(comment.replace("\\n", "\n"), false).text()).isEqualTo(text.replace("\\n", "\n"));
    }

    @Test
    void codeKeepsItsLines() {
        Javadoc javadoc = Javadoc.of("""
                 As in:

                 <pre>{@code
                 @Get("/{id}")
                 Task get(UUID id) { … }
                 }</pre>

                 and so on.

                 @param id the id,
                     on two lines
                 @param <T> a type
                 @return the task
                 @throws TaskNotFound if there is none
                 @see Task
                """, false);

        assertThat(javadoc.text()).isEqualTo("""
                As in:

                ```
                @Get("/{id}")
                Task get(UUID id) { … }
                ```

                and so on.""");
        assertThat(javadoc.parameters())
                .containsEntry("id", "the id, on two lines")
                .containsEntry("<T>", "a type");
        assertThat(javadoc.result()).isEqualTo("the task");
        assertThat(javadoc.exceptions()).containsEntry("TaskNotFound", "if there is none");
    }

    @Test
    void theFirstSentenceStandsForTheWhole() {
        Javadoc two = Javadoc.of("Gets {@code one} task. Or none.", false);
        assertThat(two.firstSentence()).isEqualTo("Gets one task");
        assertThat(two.beyondFirstSentence()).isEqualTo("Gets `one` task. Or none.");
        Javadoc one = Javadoc.of("Gets {@code one}\n task.", false);
        assertThat(one.firstSentence()).isEqualTo("Gets one task");
        assertThat(one.beyondFirstSentence()).isEmpty();
        assertThat(Javadoc.NONE.firstSentence()).isEmpty();
        assertThat(Javadoc.of("{@return the task}", false).result()).isEqualTo("the task");
    }

    @Test
    void markdownStaysAsItIs() {
        assertThat(Javadoc.of("A *list*:\n- {@code a}\n- b < c", true).text()).isEqualTo("A *list*:\n- `a`\n- b < c");
    }
}
