package dev.corten.compiler;

import dev.corten.compiler.check.AskedQuery;
import dev.corten.compiler.check.QueriesCheck;
import dev.corten.compiler.database.AnswerCache;
import dev.corten.compiler.database.Answers;
import dev.corten.compiler.database.Database;
import dev.corten.compiler.database.MigrationFolder;
import dev.corten.compiler.database.UnavailableException;
import dev.corten.compiler.describe.Description;
import dev.corten.compiler.emit.CheckedQuery;
import dev.corten.compiler.emit.QueriesEmitter;
import dev.corten.compiler.model.QueriesModel;
import dev.corten.compiler.model.QueryModel;
import dev.corten.compiler.read.QueriesReader;
import dev.corten.compiler.report.Diagnostic;
import java.io.IOException;
import java.nio.file.FileSystemNotFoundException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.BiConsumer;
import javax.annotation.processing.RoundEnvironment;
import javax.lang.model.element.Element;
import javax.lang.model.element.TypeElement;
import javax.tools.StandardLocation;
import org.jspecify.annotations.Nullable;

/** Interfaces marked {@code @Queries}: their SQL is asked of PostgreSQL, checked, and gets code that runs it. */
final class QueriesFeature implements Feature {
    private final Context context;
    private final QueriesReader reader;
    private final Database.Source source;
    private final BiConsumer<QueriesModel, AskedQuery> listener;
    private final Set<String> waiting = new LinkedHashSet<>();
    private @Nullable Answers answers;
    private boolean unavailable;

    QueriesFeature(Context context, Database.Source source, BiConsumer<QueriesModel, AskedQuery> listener) {
        this.listener = listener;
        this.context = context;
        this.reader = new QueriesReader(context.types(), context.sources());
        this.source = source;
    }

    @Override
    public Set<String> annotations() {
        return Set.of(QueriesReader.QUERIES, QueriesReader.SQL);
    }

    @Override
    public void process(RoundEnvironment round) {
        var interfaces = new LinkedHashSet<TypeElement>();
        for (String name : Set.copyOf(waiting)) {
            interfaces.add(context.elements().getTypeElement(name));
        }
        waiting.clear();
        annotated(round, QueriesReader.QUERIES).forEach(e -> interfaces.add((TypeElement) e));
        for (Element method : annotated(round, QueriesReader.SQL)) {
            Element owner = method.getEnclosingElement();
            if (owner != null
                    && context.types().annotation(owner, QueriesReader.QUERIES).isEmpty()) {
                context.reporter().report(reader.stray(method, owner));
            }
        }
        for (TypeElement element : interfaces) {
            if (reader.complete(element)) {
                process(element);
            } else {
                // Another processor may generate what is missing; javac reports what nobody does.
                waiting.add(element.getQualifiedName().toString());
            }
        }
    }

    private Set<? extends Element> annotated(RoundEnvironment round, String annotation) {
        TypeElement type = context.elements().getTypeElement(annotation);
        return type == null ? Set.of() : round.getElementsAnnotatedWith(type);
    }

    private void process(TypeElement element) {
        QueriesModel type = reader.read(element);
        Answers open = answers();
        List<AskedQuery> queries =
                type.queries().stream().map(method -> ask(type, method, open)).toList();
        queries.forEach(query -> listener.accept(type, query));
        var diagnostics = new ArrayList<>(type.refusals());
        diagnostics.addAll(new QueriesCheck(type, open.migrations()).check(queries));
        context.reporter().report(diagnostics);
        List<CheckedQuery> right =
                queries.stream().flatMap(q -> right(q).stream()).toList();
        if (diagnostics.isEmpty() && right.size() == queries.size()) {
            context.write(QueriesEmitter.emit(type, right), type.name().qualified());
        }
    }

    private AskedQuery ask(QueriesModel type, QueryModel method, Answers open) {
        AskedQuery query = AskedQuery.of(method);
        if (!query.askable() || unavailable) {
            return query;
        }
        try {
            return query.answered(open.describe(query.sql().positional(), query.hints(type)));
        } catch (UnavailableException failure) {
            // The same for all queries of the module: said once.
            unavailable = true;
            context.reporter()
                    .report(Diagnostic.error(
                            failure.id(), String.valueOf(failure.getMessage()), type.place(), failure.help()));
            return query;
        }
    }

    private static List<CheckedQuery> right(AskedQuery query) {
        return query.answer() != null && query.answer().description() instanceof Description.Accepted accepted
                ? List.of(new CheckedQuery(
                        query.method(), query.sql(), query.answer().hinted(), accepted))
                : List.of();
    }

    private Answers answers() {
        if (answers == null) {
            Path classes = classes();
            String folder = context.options().get("corten.migrations");
            MigrationFolder migrations =
                    folder == null ? MigrationFolder.ofModule(classes) : MigrationFolder.of(Path.of(folder));
            String cache = context.options().get("corten.cache");
            Path kept = cache != null
                    ? Path.of(cache)
                    : classes == null ? null : classes.resolveSibling("corten").resolve("sql");
            answers = new Answers(migrations, new AnswerCache(kept, migrations), source);
        }
        return answers;
    }

    /** The folder that classes go to; {@code null} where that is none of the file system. */
    private @Nullable Path classes() {
        try {
            return Path.of(context.filer()
                            .getResource(StandardLocation.CLASS_OUTPUT, "", "corten")
                            .toUri())
                    .toAbsolutePath()
                    .getParent();
        } catch (IOException | IllegalArgumentException | FileSystemNotFoundException elsewhere) {
            return null;
        }
    }

    @Override
    public void finish() {
        if (answers != null) {
            answers.close();
        }
    }
}
