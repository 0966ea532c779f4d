using System.Collections.Immutable;
using System.Reflection;
using System.Reflection.Metadata;
using System.Reflection.Metadata.Ecma335;
using System.Reflection.PortableExecutable;

namespace JadaReferral.Architecture.Tests.Subjects;

/// <summary>A use of a member of another assembly, as the compiled code says it.</summary>
/// <param name="Assembly">The other assembly.</param>
/// <param name="Type">The member's type, with its namespace.</param>
/// <param name="Signature"><c>Name(Parameter, Parameter) : Result</c>, just the name of a field, or empty where the type itself is meant.</param>
/// <param name="GenericArguments">What a generic method is called with; types of other assemblies by full name.</param>
public sealed record MemberUse(string Assembly, string Type, string Signature, IReadOnlyList<string> GenericArguments)
{
    public string Name => Signature.IndexOf('(', StringComparison.Ordinal) is var end and >= 0 ? Signature[..end] : Signature;

    public override string ToString() => Signature.Length == 0 ? Type : $"{Type}.{Signature}";
}

/// <summary>Reads uses out of an assembly's metadata, without loading it.</summary>
public static class MemberUses
{
    public static IReadOnlyList<MemberUse> In(string assemblyFile)
    {
        using var file = new PEReader(File.OpenRead(assemblyFile));
        var metadata = file.GetMetadataReader();
        var names = new TypeNames();
        var members = metadata.MemberReferences
            .Select(handle => Member(metadata, names, handle, []))
            .ToList();
        var generic = Enumerable.Range(1, metadata.GetTableRowCount(TableIndex.MethodSpec))
            .Select(MetadataTokens.MethodSpecificationHandle)
            .Select(metadata.GetMethodSpecification)
            .Where(specification => specification.Method.Kind == HandleKind.MemberReference)
            .Select(specification => Member(metadata, names, (MemberReferenceHandle)specification.Method, specification.DecodeSignature(names, null)));
        var types = metadata.TypeReferences
            .Where(handle => AssemblyOf(metadata, handle) is not null)
            .Select(handle => new MemberUse(AssemblyOf(metadata, handle)!, names.GetTypeFromReference(metadata, handle, 0), "", []));
        return [.. members.Concat(generic).OfType<MemberUse>(), .. types];
    }

    /// <summary>What an assembly offers to others: its public types and their public members, in the same words.</summary>
    public static IReadOnlyList<MemberUse> OfferedBy(string assemblyFile)
    {
        using var file = new PEReader(File.OpenRead(assemblyFile));
        var metadata = file.GetMetadataReader();
        var names = new TypeNames();
        var assembly = metadata.GetString(metadata.GetAssemblyDefinition().Name);
        return
        [
            .. from handle in metadata.TypeDefinitions
               let type = metadata.GetTypeDefinition(handle)
               where (type.Attributes & TypeAttributes.VisibilityMask) == TypeAttributes.Public
               let name = names.GetTypeFromDefinition(metadata, handle, 0)
               from signature in Signatures(metadata, names, type).Prepend("")
               select new MemberUse(assembly, name, signature, []),
        ];
    }

    static IEnumerable<string> Signatures(MetadataReader metadata, TypeNames names, TypeDefinition type)
    {
        var methods = type.GetMethods()
            .Select(metadata.GetMethodDefinition)
            .Where(method => (method.Attributes & MethodAttributes.MemberAccessMask) == MethodAttributes.Public)
            .Select(method => Signature(metadata.GetString(method.Name), method.DecodeSignature(names, null)));
        var fields = type.GetFields()
            .Select(metadata.GetFieldDefinition)
            .Where(field => (field.Attributes & FieldAttributes.FieldAccessMask) == FieldAttributes.Public)
            .Select(field => metadata.GetString(field.Name));
        return methods.Concat(fields);
    }

    static string Signature(string name, MethodSignature<string> method) => $"{name}({string.Join(", ", method.ParameterTypes)}) : {method.ReturnType}";

    static MemberUse? Member(MetadataReader metadata, TypeNames names, MemberReferenceHandle handle, ImmutableArray<string> arguments)
    {
        var member = metadata.GetMemberReference(handle);
        var parent = member.Parent.Kind switch
        {
            HandleKind.TypeReference => (TypeReferenceHandle)member.Parent,
            HandleKind.TypeSpecification => TypeNames.Definition(metadata, (TypeSpecificationHandle)member.Parent),
            _ => default,
        };
        if (parent.IsNil || AssemblyOf(metadata, parent) is not { } assembly)
        {
            return null;
        }

        var name = metadata.GetString(member.Name);
        var signature = member.GetKind() == MemberReferenceKind.Method ? Signature(name, member.DecodeMethodSignature(names, null)) : name;
        return new MemberUse(assembly, names.GetTypeFromReference(metadata, parent, 0), signature, arguments);
    }

    static string? AssemblyOf(MetadataReader metadata, TypeReferenceHandle handle)
    {
        var scope = metadata.GetTypeReference(handle).ResolutionScope;
        return scope.Kind switch
        {
            HandleKind.AssemblyReference => metadata.GetString(metadata.GetAssemblyReference((AssemblyReferenceHandle)scope).Name),
            HandleKind.TypeReference => AssemblyOf(metadata, (TypeReferenceHandle)scope),
            _ => null,
        };
    }
}
