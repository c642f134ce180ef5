package dev.corten.compiler;

import dev.corten.compiler.check.AskedMethod;
import dev.corten.compiler.check.JsonCheck;
import dev.corten.compiler.database.Database;
import dev.corten.compiler.database.EmbeddedDatabase;
import dev.corten.compiler.model.QueriesModel;
import dev.corten.compiler.read.JsonTypes;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import javax.annotation.processing.AbstractProcessor;
import javax.annotation.processing.ProcessingEnvironment;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.SourceVersion;
import javax.lang.model.element.TypeElement;
import javax.tools.Diagnostic;

/**
 * The annotation processor of Corten: put {@code corten-compiler} on the processor path, and javac checks routes, JSON,
 * SQL and configuration, and generates the code that connects them.
 *
 * <p>Every finding is a diagnostic with a stable id, {@code [corten/…]}, at the character that it is about; docs/errors
 * has a page for each.
 */
public final class CortenProcessor extends AbstractProcessor {
    private final Database.Source databases;
    private final BiConsumer<QueriesModel, AskedMethod> queries;
    private List<Feature> features = List.of();

    /** The processor as javac makes it: queries are checked against an embedded PostgreSQL. */
    public CortenProcessor() {
        this(EmbeddedDatabase::open, (type, query) -> {});
    }

    /** A processor that also tells {@code queries} of each query, with what PostgreSQL says of it. */
    public CortenProcessor(BiConsumer<QueriesModel, AskedMethod> queries) {
        this(EmbeddedDatabase::open, queries);
    }

    /** A processor that checks queries against {@code databases}. */
    CortenProcessor(Database.Source databases) {
        this(databases, (type, query) -> {});
    }

    private CortenProcessor(Database.Source databases, BiConsumer<QueriesModel, AskedMethod> queries) {
        this.databases = databases;
        this.queries = queries;
    }

    @Override
    public synchronized void init(ProcessingEnvironment environment) {
        super.init(environment);
        features = features(new Context(environment));
    }

    private List<Feature> features(Context context) {
        var json = new JsonTypes(context.elements(), context.types(), context.sources(), JsonCheck::check);
        return List.of(
                new ConfigFeature(context),
                new QueriesFeature(context, json, databases, queries),
                new RoutesFeature(context, json),
                new JsonFeature(context, json));
    }

    @Override
    public boolean process(Set<? extends TypeElement> annotations, RoundEnvironment environment) {
        if (environment.processingOver()) {
            features.forEach(feature -> guard(feature, feature::finish));
        } else {
            var round = new Round(annotations, environment);
            features.forEach(feature -> guard(feature, () -> feature.process(round)));
        }
        return false;
    }

    /** A mistake of ours must not look like a crash of javac, and must not keep other features from their end. */
    private void guard(Feature feature, Runnable step) {
        try {
            step.run();
        } catch (RuntimeException | LinkageError failure) {
            var trace = new StringWriter();
            failure.printStackTrace(new PrintWriter(trace));
            processingEnv.getMessager().printMessage(Diagnostic.Kind.ERROR, """
                            [corten/internal-error] %s failed: %s
                            help: this is a mistake of the compiler, not of your program; please report it with these lines
                            %s""".formatted(
                            feature.getClass().getSimpleName(), failure, trace));
        }
    }

    @Override
    public Set<String> getSupportedAnnotationTypes() {
        return features.stream().flatMap(f -> f.annotations().stream()).collect(Collectors.toUnmodifiableSet());
    }

    @Override
    public Set<String> getSupportedOptions() {
        return Set.of(
                "corten.migrations",
                "corten.cache",
                "corten.answers",
                "corten.database",
                "corten.lint",
                "corten.lint.from",
                "corten.prepare",
                "corten.offline",
                "corten.dialect");
    }

    @Override
    public SourceVersion getSupportedSourceVersion() {
        return SourceVersion.latest();
    }
}
