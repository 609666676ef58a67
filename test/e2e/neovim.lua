-- A session of the server with Neovim's own client, as an init file would start it; prints what came of it as JSON.
-- Arguments in the environment: SERVER (the bundle), TREE (the kernel tree), FILE (to open).
local out = {}
local function wait(what, condition)
  if not vim.wait(60000, condition, 20) then
    out.failed = what
    io.stdout:write(vim.fn.json_encode(out))
    vim.cmd('cquit')
  end
end

vim.cmd('edit ' .. vim.env.FILE)
local client = vim.lsp.start_client({
  name = 'pinsight',
  cmd = { 'node', vim.env.SERVER, '--stdio' },
  root_dir = vim.env.TREE,
})
vim.lsp.buf_attach_client(0, client)

local function lines()
  local found = {}
  for _, it in ipairs(vim.diagnostic.get(0)) do
    table.insert(found, { line = it.lnum + 1, severity = it.severity, source = it.source, code = it.code, message = it.message })
  end
  return found
end

wait('diagnostics', function() return #vim.diagnostic.get(0) > 0 end)
out.first = lines()

local first = out.first[1].line
vim.api.nvim_buf_set_lines(0, 0, 0, false, { '/* typed */' })
wait('diagnostics that follow', function()
  local now = vim.diagnostic.get(0)
  return #now > 0 and now[1].lnum + 1 == first + 1
end)
out.moved = lines()

vim.fn.search('kvm_set_pfn_dirty')
local answers = vim.lsp.buf_request_sync(0, 'textDocument/hover', vim.lsp.util.make_position_params(), 60000)
for _, answer in pairs(answers or {}) do
  out.hover = answer.result and answer.result.contents
end

vim.fn.search('read_unlock(')
vim.cmd('delete')
vim.fn.search('kvm_release_pfn_clean(pfn)')
vim.cmd('put')
wait('diagnostics to go', function()
  for _, it in ipairs(vim.diagnostic.get(0)) do
    if it.code == 'dirty-outside-mmu-lock' or it.code == 'accessed-outside-mmu-lock' then return false end
  end
  return true
end)
out.last = lines()

io.stdout:write(vim.fn.json_encode(out))
vim.lsp.stop_client(client)
vim.cmd('qall!')
