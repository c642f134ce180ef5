package dev.corten.compiler.model;

import dev.corten.compiler.report.Diagnostic;
import dev.corten.compiler.report.Place;
import java.util.List;
import java.util.Map;

/**
 * An interface marked {@code @Queries}.
 *
 * @param name its names
 * @param place its name in the source
 * @param queries its methods that are marked {@code @Sql}, in order
 * @param records the records that its methods name, by qualified name
 * @param enums the enums that its methods and those records name, by qualified name
 * @param fragments what the constants of the enums carry that a statement may choose from, by the enum's qualified name
 * @param values the types among all of those that stand for one value, by qualified name
 * @param codecs those that are JSON in a column of JSON, with what reads and writes them
 * @param refusals what is wrong with the interface itself
 */
public record QueriesModel(
        ClassName name,
        Place place,
        List<QueryModel> queries,
        Map<String, RecordType> records,
        Map<String, EnumType> enums,
        Map<String, List<Fragment>> fragments,
        Map<String, ValueType> values,
        Map<TypeRef, CodecRef> codecs,
        List<Diagnostic> refusals) {

    /** Copies the lists and maps. */
    public QueriesModel {
        queries = List.copyOf(queries);
        records = Map.copyOf(records);
        enums = Map.copyOf(enums);
        fragments = Map.copyOf(fragments);
        values = Map.copyOf(values);
        codecs = Map.copyOf(codecs);
        refusals = List.copyOf(refusals);
    }
}
