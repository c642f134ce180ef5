package dev.corten.compiler;

import com.sun.source.util.DocTrees;
import dev.corten.compiler.emit.JavaFile;
import dev.corten.compiler.read.Sources;
import dev.corten.compiler.read.Types;
import dev.corten.compiler.report.Reporter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.annotation.processing.Filer;
import javax.annotation.processing.ProcessingEnvironment;
import javax.lang.model.element.TypeElement;
import javax.lang.model.util.Elements;
import org.jspecify.annotations.Nullable;

/** What all features share in one compilation. */
final class Context {
    private final ProcessingEnvironment environment;
    private final ProcessingEnvironment javac;
    private final Reporter reporter;
    private final Sources sources;
    private final Types types;
    private final Set<String> written = new HashSet<>();

    Context(ProcessingEnvironment environment) {
        this.environment = environment;
        this.javac = Javac.environment(environment);
        DocTrees trees = trees(javac);
        this.reporter = new Reporter(trees, environment.getMessager());
        this.sources = new Sources(trees, reporter);
        this.types = new Types(environment.getElementUtils(), sources);
    }

    Reporter reporter() {
        return reporter;
    }

    Sources sources() {
        return sources;
    }

    Types types() {
        return types;
    }

    Elements elements() {
        return environment.getElementUtils();
    }

    ProcessingEnvironment environment() {
        return environment;
    }

    /** Where files are read; Gradle compiles everything anew after a processor has asked its own for one. */
    Filer filer() {
        return javac.getFiler();
    }

    Map<String, String> options() {
        return environment.getOptions();
    }

    /** Writes a generated class, whose only origin is the class {@code origin}; does nothing if it was written before. */
    void write(JavaFile file, String origin) {
        if (!written.add(file.name().qualified())) {
            return;
        }
        TypeElement element = environment.getElementUtils().getTypeElement(origin);
        try (Writer writer = environment
                .getFiler()
                .createSourceFile(file.name().qualified(), element)
                .openWriter()) {
            writer.write(file.toString());
        } catch (IOException e) {
            throw new UncheckedIOException("cannot write " + file.name().qualified(), e);
        }
    }

    private static @Nullable DocTrees trees(ProcessingEnvironment environment) {
        try {
            return DocTrees.instance(environment);
        } catch (IllegalArgumentException notJavac) {
            return null;
        }
    }
}
