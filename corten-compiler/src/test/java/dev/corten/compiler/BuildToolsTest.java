package dev.corten.compiler;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Filer;
import javax.annotation.processing.Messager;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.Processor;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.AnnotationMirror;
import javax.lang.model.element.Element;
import javax.lang.model.element.ExecutableElement;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import javax.lang.model.util.Types;
import javax.tools.FileObject;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What build tools other than Maven need of the processor. */
class BuildToolsTest {
    private static final Path WRONG =
            Path.of("src/test/fail/sql-unknown-column/nearest-name").toAbsolutePath();
    private static final Path RIGHT =
            Path.of("src/test/generated/queries/input").toAbsolutePath();

    @TempDir
    Path work;

    @Test
    void gradleIsToldThatEachGeneratedFileHasOneOrigin() throws Exception {
        try (var file = CortenProcessor.class
                .getClassLoader()
                .getResourceAsStream("META-INF/gradle/incremental.annotation.processors")) {
            assertThat(new String(file.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("dev.corten.compiler.CortenProcessor,isolating\n");
        }
        var filer = new OriginFiler();
        assertThat(Compilation.of(RIGHT, work, new Wrapped(filer), "-Acorten.lint=false")
                        .output())
                .isEmpty();
        assertThat(filer.origins).containsExactly("tasks.SqlTaskQueries from [tasks.TaskQueries]");
    }

    @Test
    void insideTheEnvironmentOfGradleDiagnosticsKeepTheirPlaces() throws Exception {
        Compilation compilation = Compilation.of(WRONG, work, new Wrapped(new OriginFiler()));
        assertThat(compilation.success()).isFalse();
        assertThat(compilation.output()).isEqualTo(Files.readString(WRONG.resolve("expected.txt")));
    }

    /** The processor as Gradle runs it. */
    private record Wrapped(CortenProcessor processor, OriginFiler filer) implements Processor {
        Wrapped(OriginFiler filer) {
            this(new CortenProcessor(TestDatabases::open), filer);
        }

        @Override
        public void init(ProcessingEnvironment environment) {
            filer.below = environment.getFiler();
            processor.init(new IncrementalProcessingEnvironment(environment, filer));
        }

        @Override
        public Set<String> getSupportedOptions() {
            return processor.getSupportedOptions();
        }

        @Override
        public Set<String> getSupportedAnnotationTypes() {
            return processor.getSupportedAnnotationTypes();
        }

        @Override
        public SourceVersion getSupportedSourceVersion() {
            return processor.getSupportedSourceVersion();
        }

        @Override
        public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment round) {
            return processor.process(annotations, round);
        }

        @Override
        public Iterable<? extends javax.annotation.processing.Completion> getCompletions(
                Element element, AnnotationMirror annotation, ExecutableElement member, String userText) {
            return List.of();
        }
    }

    /** Shaped as Gradle's class of this name: another filer, and javac's environment in the field {@code delegate}. */
    private static final class IncrementalProcessingEnvironment implements ProcessingEnvironment {
        private final ProcessingEnvironment delegate;
        private final Filer filer;

        IncrementalProcessingEnvironment(ProcessingEnvironment delegate, Filer filer) {
            this.delegate = delegate;
            this.filer = filer;
        }

        @Override
        public Map<String, String> getOptions() {
            return delegate.getOptions();
        }

        @Override
        public Messager getMessager() {
            return delegate.getMessager();
        }

        @Override
        public Filer getFiler() {
            return filer;
        }

        @Override
        public Elements getElementUtils() {
            return delegate.getElementUtils();
        }

        @Override
        public Types getTypeUtils() {
            return delegate.getTypeUtils();
        }

        @Override
        public SourceVersion getSourceVersion() {
            return delegate.getSourceVersion();
        }

        @Override
        public Locale getLocale() {
            return delegate.getLocale();
        }
    }

    /** Notes what each file was made from. Reading one is refused: in Gradle it costs a compilation of everything. */
    private static final class OriginFiler implements Filer {
        private final List<String> origins = new ArrayList<>();
        private Filer below;

        @Override
        public JavaFileObject createSourceFile(CharSequence name, Element... origin) throws java.io.IOException {
            origins.add(name + " from " + List.of(origin));
            return below.createSourceFile(name, origin);
        }

        @Override
        public JavaFileObject createClassFile(CharSequence name, Element... origin) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileObject createResource(
                JavaFileManager.Location location, CharSequence pkg, CharSequence name, Element... origin) {
            throw new UnsupportedOperationException();
        }

        @Override
        public FileObject getResource(JavaFileManager.Location location, CharSequence pkg, CharSequence name) {
            throw new UnsupportedOperationException();
        }
    }
}
