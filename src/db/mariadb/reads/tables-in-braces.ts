import { AliasNode, type FromNode, type JoinNode, MysqlQueryCompiler, type OperationNode, TableNode } from 'kysely';

/**
 * What writes the statements of a practice. Where something else may stand for a table, every table that a SELECT reads is
 * in braces and has a short name: FROM {patient} as `patient`.
 */
export const compilerFor = (isOffice: boolean): MysqlQueryCompiler =>
  isOffice ? new BracingCompiler() : new MysqlQueryCompiler();

class BracingCompiler extends MysqlQueryCompiler {
  protected override visitFrom(node: FromNode): void {
    // DELETE has a FROM too, and means the table itself.
    const isRead = this.parentNode?.kind === 'SelectQueryNode';
    super.visitFrom(isRead ? { ...node, froms: node.froms.map(named) } : node);
  }

  protected override visitJoin(node: JoinNode): void {
    super.visitJoin({ ...node, table: named(node.table) });
  }

  protected override visitTable(node: TableNode): void {
    if (this.parentNode?.kind === 'AliasNode') this.append(`{${node.table.identifier.name}}`);
    else super.visitTable(node);
  }
}

function named(node: OperationNode): OperationNode {
  if (!TableNode.is(node)) return node;
  return AliasNode.create(node, node.table.identifier);
}
